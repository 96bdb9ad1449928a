// What can be opened, as bytes by offset and length.

import { PackageError } from './failure.js';

/** A name for bytes that have none. */
const NAMELESS = 'package';

/** The name, size and bytes of a `File`, of bytes in memory, or of a source. */
export function sourceOf(input, name) {
  const named = String(name ?? input?.name ?? NAMELESS);
  if (typeof Blob === 'function' && input instanceof Blob) {
    return { name: named, size: input.size, readAt: readBlob(input) };
  }
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) {
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    return { name: named, size: bytes.length, readAt: (offset, length) => bytes.subarray(offset, offset + length) };
  }
  if (typeof input?.readAt === 'function' && Number.isSafeInteger(input.size) && input.size >= 0) {
    return { name: named, size: input.size, readAt: (offset, length) => input.readAt(offset, length) };
  }
  throw new PackageError({
    code: 'not-a-source',
    message: 'This can not be opened: it is no File, no Uint8Array, and no object with size and readAt(offset, length).',
    advice: 'Pass one of these.',
  });
}

function readBlob(blob) {
  if (typeof FileReaderSync !== 'function') {
    throw new PackageError({
      code: 'not-synchronous',
      message: 'A File can be read piece by piece only inside a worker.',
      advice: 'In a page use openInWorker. In Node use openPath, or pass the bytes.',
    });
  }
  const reader = new FileReaderSync();
  return (offset, length) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(offset, offset + length)));
}
