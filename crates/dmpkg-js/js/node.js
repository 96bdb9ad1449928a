// The engine in Node: it is loaded with this module, and files are read synchronously.

import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';

import { check, loadSync, open } from './engine.js';

export { PackageError, PackageFile, check, load, loadSync, open, rules, version } from './engine.js';

loadSync(readFileSync(new URL('./dmpkg_bg.wasm', import.meta.url)));

/** Opens the package at a path; `close()` closes the file as well. */
export function openPath(path) {
  const source = fileAt(path);
  try {
    const file = open(source);
    const release = file.close.bind(file);
    file.close = () => {
      release();
      source.close();
    };
    return file;
  } catch (error) {
    source.close();
    throw error;
  }
}

/** Checks the file at a path, as `dmpkg check` does: also one that is no archive gets a report. */
export async function checkPath(path, options = {}) {
  const source = fileAt(path);
  try {
    return await check(source, options);
  } finally {
    source.close();
  }
}

function fileAt(path) {
  const descriptor = openSync(path, 'r');
  let isOpen = true;
  return {
    name: basename(String(path)),
    size: fstatSync(descriptor).size,
    readAt(offset, length) {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const count = readSync(descriptor, bytes, filled, length - filled, offset + filled);
        if (count === 0) {
          break;
        }
        filled += count;
      }
      return bytes.subarray(0, filled);
    },
    close() {
      if (isOpen) {
        isOpen = false;
        closeSync(descriptor);
      }
    },
  };
}
