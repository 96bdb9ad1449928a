// Unpacks the engine of the single file.
//
// LZMA packs it to three quarters of what gzip leaves of it, and unlike gzip every browser that knows WebAssembly
// can unpack it, because it is unpacked here. Written after the LZMA specification of the LZMA SDK.

// Where the probabilities of each kind of decision begin.
const IS_MATCH = 0;
const IS_REPEAT = 192;
const IS_REPEAT_OTHER = 204;
const IS_REPEAT_THIRD = 216;
const IS_REPEAT_FOURTH = 228;
const IS_REPEAT_LONG = 240;
const DISTANCE_SLOT = 432;
const DISTANCE_MIDDLE = 688;
const DISTANCE_ALIGN = 803;
const MATCH_LENGTH = 819;
const REPEAT_LENGTH = 1333;
const LITERAL = 1847;

const HEADER = 13;
const LITERAL_STATES = 7;

/** The content of an LZMA file: a header of 13 bytes that states the size, and one stream of the range coder. */
function unpackLzma(packed) {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const properties = packed[0];
  const literalContext = properties % 9;
  const literalPosition = ((properties / 9) | 0) % 5;
  const positionMask = (1 << ((properties / 45) | 0)) - 1;
  const out = new Uint8Array(view.getUint32(5, true));
  const chances = new Uint16Array(LITERAL + (0x300 << (literalContext + literalPosition))).fill(1024);

  // Range and code of the coder. In an array, because numbers of 32 bits in shared variables are slow.
  const coder = new Uint32Array([0xffffffff, view.getUint32(HEADER + 1)]);
  let next = HEADER + 5;

  const widen = () => {
    if (coder[0] < 0x1000000) {
      coder[0] <<= 8;
      coder[1] = (coder[1] << 8) | packed[next];
      next += 1;
    }
  };
  const bit = (place) => {
    const chance = chances[place];
    const bound = (coder[0] >>> 11) * chance;
    if (coder[1] < bound) {
      coder[0] = bound;
      chances[place] = chance + ((2048 - chance) >> 5);
      widen();
      return 0;
    }
    coder[0] -= bound;
    coder[1] -= bound;
    chances[place] = chance - (chance >> 5);
    widen();
    return 1;
  };
  const number = (place, bits) => {
    let path = 1;
    for (let left = bits; left > 0; left -= 1) {
      path = (path << 1) | bit(place + path);
    }
    return path - (1 << bits);
  };
  const lowestFirst = (place, bits) => {
    let path = 1;
    let value = 0;
    for (let shift = 0; shift < bits; shift += 1) {
      const one = bit(place + path);
      path = (path << 1) | one;
      value |= one << shift;
    }
    return value;
  };
  const evenly = (bits) => {
    let value = 0;
    for (let left = bits; left > 0; left -= 1) {
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0] ? 1 : 0;
      coder[1] -= coder[0] * one;
      value = (value << 1) | one;
      widen();
    }
    return value;
  };
  const lengthBy = (place, position) => {
    if (!bit(place)) {
      return 2 + number(place + 2 + (position << 3), 3);
    }
    return bit(place + 1) ? 18 + number(place + 258, 8) : 10 + number(place + 130 + (position << 3), 3);
  };
  const distanceFor = (length) => {
    const slot = number(DISTANCE_SLOT + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) {
      return slot;
    }
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    return slot < 14
      ? start + lowestFirst(DISTANCE_MIDDLE + start - slot, bits)
      : start + (evenly(bits - 4) << 4) + lowestFirst(DISTANCE_ALIGN, 4);
  };

  let at = 0;
  let state = 0;
  // The last four distances, the newest first.
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const literal = () => {
    const before = at > 0 ? out[at - 1] : 0;
    const low = at & ((1 << literalPosition) - 1);
    const place = LITERAL + 0x300 * ((low << literalContext) + (before >> (8 - literalContext)));
    let path = 1;
    if (state >= LITERAL_STATES) {
      let expected = out[at - first - 1];
      let one;
      let likely;
      do {
        likely = (expected >> 7) & 1;
        expected <<= 1;
        one = bit(place + ((1 + likely) << 8) + path);
        path = (path << 1) | one;
      } while (one === likely && path < 0x100);
    }
    while (path < 0x100) {
      path = (path << 1) | bit(place + path);
    }
    return path & 0xff;
  };

  const recall = () => {
    if (!bit(IS_REPEAT_THIRD + state)) {
      [first, second] = [second, first];
    } else if (!bit(IS_REPEAT_FOURTH + state)) {
      [first, second, third] = [third, first, second];
    } else {
      [first, second, third, fourth] = [fourth, first, second, third];
    }
  };

  while (at < out.length) {
    const position = at & positionMask;
    if (!bit(IS_MATCH + (state << 4) + position)) {
      out[at] = literal();
      at += 1;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let length = 1;
    if (!bit(IS_REPEAT + state)) {
      [fourth, third, second] = [third, second, first];
      length = lengthBy(MATCH_LENGTH, position);
      first = distanceFor(length);
      state = state < LITERAL_STATES ? 7 : 10;
    } else {
      const isOlder = bit(IS_REPEAT_OTHER + state);
      if (!isOlder && !bit(IS_REPEAT_LONG + (state << 4) + position)) {
        state = state < LITERAL_STATES ? 9 : 11;
      } else {
        if (isOlder) {
          recall();
        }
        length = lengthBy(REPEAT_LENGTH, position);
        state = state < LITERAL_STATES ? 8 : 11;
      }
    }
    if (first >= at) {
      throw new Error('the engine in this file is damaged');
    }
    for (; length > 0 && at < out.length; length -= 1) {
      out[at] = out[at - first - 1];
      at += 1;
    }
  }
  return out;
}
