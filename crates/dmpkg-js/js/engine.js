// The engine where it runs: in Node, or in a worker.

import start, { OpenFile, initSync, instant, rules as rulesText, version as versionText } from './dmpkg.js';
import { PackageError, guarded } from './failure.js';
import { sourceOf } from './source.js';

export { PackageError };

/** A check looks at messages and tells its progress this often, in milliseconds. */
const SLICE = 50;

let isLoaded = false;

/** Loads the engine, from the file beside this one unless another address, or the module itself, is given. */
export async function load(module) {
  if (!isLoaded) {
    await start(module === undefined ? undefined : { module_or_path: module });
    isLoaded = true;
  }
}

/** Loads the engine from its bytes or from the compiled module, at once. */
export function loadSync(module) {
  if (!isLoaded) {
    initSync({ module });
    isLoaded = true;
  }
}

/** The version of the engine. */
export function version() {
  needEngine();
  return versionText();
}

/** All rules, as `dmpkg rules --format json` prints them. */
export function rules() {
  needEngine();
  return JSON.parse(rulesText());
}

/** Opens a package. One that cannot be read as an archive is an error; `check` reports on it all the same. */
export function open(input, { name } = {}) {
  const file = new PackageFile(sourceOf(input, name));
  const failure = file.failure;
  if (failure) {
    file.close();
    throw failure;
  }
  return file;
}

/** Checks a file, as `dmpkg check` does: also one that is no archive gets a report. */
export async function check(input, { name, ...options } = {}) {
  const file = new PackageFile(sourceOf(input, name));
  try {
    return await file.check(options);
  } finally {
    file.close();
  }
}

/** An open file. */
export class PackageFile {
  #file;

  constructor({ name, size, readAt }) {
    needEngine();
    this.name = name;
    this.size = size;
    this.#file = guarded(() => new OpenFile(name, size, readAt));
  }

  /** Why the file cannot be read as an archive; undefined when it can. */
  get failure() {
    const failure = this.#file.failure();
    return failure && new PackageError(failure);
  }

  /** What the file is, holds and does, without findings, as `dmpkg inspect --format json` prints it. */
  report({ at, roots = [], secrets = false, format } = {}) {
    const text = guarded(() => this.#file.report(seconds(at), roots, secrets));
    return format === 'json' ? text : JSON.parse(text);
  }

  /** All entries, as `dmpkg list --format json` prints them, each with its address. */
  entries({ nested = false } = {}) {
    return withAddresses(JSON.parse(guarded(() => this.#file.entries(nested))));
  }

  /** The content of an entry: one of `entries()`, a name, or names that lead through archives inside. */
  read(entry) {
    const pieces = guarded(() => {
      const names = typeof entry === 'string' ? [entry] : entry;
      return this.#file.read(Array.isArray(names) ? this.#file.find(names) : Uint32Array.from(entry.address));
    });
    const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let offset = 0;
    for (const piece of pieces) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
    return bytes;
  }

  /** Checks the file by all rules, as `dmpkg check --format json` does. */
  async check(options = {}) {
    const { at, settings = '', roots = [], nested = true, integrity = true, secrets = false } = options;
    const { onProgress, signal, format } = options;
    signal?.throwIfAborted();
    const job = guarded(() => this.#file.check(seconds(at), settings, roots, nested, integrity, secrets));
    try {
      await runToEnd(job, onProgress, signal);
      const text = guarded(() => job.report());
      return format === 'json' ? text : JSON.parse(text);
    } finally {
      release(job);
    }
  }

  /** Lets go of the file and of the memory that it takes. */
  close() {
    release(this.#file);
  }
}

async function runToEnd(job, onProgress, signal) {
  let told = '';
  let until = performance.now() + SLICE;
  const tell = () => {
    const phase = job.phase();
    if (phase && onProgress) {
      onProgress({ phase, done: job.done(), total: job.total() });
    }
    told = phase;
  };
  while (!guarded(() => job.step())) {
    const isDue = performance.now() >= until;
    if (isDue || (onProgress && job.phase() !== told)) {
      tell();
      signal?.throwIfAborted();
    }
    if (isDue) {
      await new Promise((resume) => setTimeout(resume));
      signal?.throwIfAborted();
      until = performance.now() + SLICE;
    }
  }
}

/** After a failure of the engine, what it held cannot be released. */
function release(held) {
  try {
    held.free();
  } catch {
    // The memory stays taken until the engine is gone.
  }
}

function needEngine() {
  if (!isLoaded) {
    throw new PackageError({
      code: 'not-loaded',
      message: 'The engine is not loaded yet.',
      advice: 'Call `await load()` first. In a page, openInWorker does all by itself.',
    });
  }
}

/** Seconds since 1970 of a `Date`, or of a date as text; of now, unless one is given. */
function seconds(at = new Date()) {
  const found = at instanceof Date ? at.getTime() / 1000 : instant(String(at));
  if (!Number.isFinite(found)) {
    throw new PackageError({
      code: 'not-a-date',
      message: `“${at}” is no date.`,
      advice: 'Give a Date, or a text such as 2026-07-01 or 2026-07-01T12:00:00.',
    });
  }
  return found;
}

/** Entries of an archive inside stand behind it, so the places on the way are those that came last. */
function withAddresses(listing) {
  const way = [];
  for (const entry of listing.entries) {
    way.length = entry.path.length - 1;
    way.push(entry.index);
    entry.address = [...way];
  }
  return listing;
}
