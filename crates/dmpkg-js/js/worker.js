// The engine in a worker of its own, for one file. `remote.js` talks to it.

import { PackageFile, load } from './engine.js';
import { PackageError, toolFailure } from './failure.js';
import { sourceOf } from './source.js';

/** What can stop a check that runs, by the number of its request. */
const running = new Map();
let file;

const ANSWERS = {
  async open({ input, name, mayFail }) {
    await load();
    file = new PackageFile(sourceOf(input, name));
    if (file.failure && !mayFail) {
      throw file.failure;
    }
    return { name: file.name, size: file.size };
  },
  report: ({ options }) => file.report(options),
  entries: ({ options }) => file.entries(options),
  read: ({ entry }) => file.read(entry),
  async check({ options, tells }, id) {
    const control = new AbortController();
    running.set(id, control);
    const onProgress = tells ? (progress) => postMessage({ id, progress }) : undefined;
    try {
      return await file.check({ ...options, onProgress, signal: control.signal });
    } finally {
      running.delete(id);
    }
  },
};

addEventListener('message', async ({ data: { id, ask, ...request } }) => {
  if (ask === 'abort') {
    running.get(id)?.abort();
    return;
  }
  try {
    const value = await ANSWERS[ask](request, id);
    postMessage({ id, value }, value instanceof Uint8Array ? [value.buffer] : []);
  } catch (error) {
    const failure = error instanceof PackageError ? error : toolFailure(error?.message ?? error);
    postMessage({ id, failure: failure.toJSON() });
  }
});
