// The engine from a page: it runs in a worker, and everything is a promise.

import { PackageError, toolFailure } from './failure.js';

/**
 * Opens a `File` or bytes in a worker of its own.
 * `worker` starts one otherwise than by the file beside this one.
 */
export async function openInWorker(input, { name, signal, worker = startWorker } = {}) {
  signal?.throwIfAborted();
  const line = new Line(worker());
  try {
    const opened = await line.ask('open', { input, name: name ?? input?.name }, { signal });
    return new RemotePackageFile(line, opened);
  } catch (error) {
    line.end();
    throw error;
  }
}

/** Checks a `File` or bytes in a worker of its own: also what is no archive gets a report. */
export async function checkInWorker(input, { name, worker = startWorker, ...options } = {}) {
  const { signal } = options;
  signal?.throwIfAborted();
  const line = new Line(worker());
  try {
    const opened = await line.ask('open', { input, name: name ?? input?.name, mayFail: true }, { signal });
    return await new RemotePackageFile(line, opened).check(options);
  } finally {
    line.end();
  }
}

/** A file that is open in a worker. */
export class RemotePackageFile {
  #line;

  constructor(line, { name, size }) {
    this.#line = line;
    this.name = name;
    this.size = size;
  }

  /** What the file is, holds and does, without findings. */
  report(options = {}) {
    return this.#line.ask('report', { options });
  }

  /** All entries, each with its address. */
  entries(options = {}) {
    return this.#line.ask('entries', { options });
  }

  /** The content of an entry. */
  read(entry) {
    return this.#line.ask('read', { entry });
  }

  /** Checks the file by all rules. */
  async check({ onProgress, signal, ...options } = {}) {
    signal?.throwIfAborted();
    return this.#line.ask('check', { options, tells: !!onProgress }, { onProgress, signal });
  }

  /** Ends the worker, and with it whatever still runs. */
  close() {
    this.#line.end();
  }
}

/** Questions to a worker and its answers. */
class Line {
  #worker;
  #waiting = new Map();
  #last = 0;
  #end;

  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#hear(data));
    worker.addEventListener('messageerror', () => this.end(toolFailure('an answer could not be read')));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.end(toolFailure(event.message || 'the worker could not be started'));
    });
  }

  ask(ask, request, { onProgress, signal } = {}) {
    if (this.#end) {
      return Promise.reject(this.#end);
    }
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.#worker.postMessage({ id, ask: 'abort' });
        this.#settle(id)?.reject(signal.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      const forget = () => signal?.removeEventListener('abort', abort);
      this.#waiting.set(id, { resolve, reject, onProgress, forget });
      this.#worker.postMessage({ id, ask, ...request });
    });
  }

  /** Ends the worker. Whoever still waits hears why. */
  end(why = closed()) {
    this.#end ??= why;
    this.#worker.terminate();
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id).reject(this.#end);
    }
  }

  #hear({ id, progress, failure, value }) {
    if (progress) {
      this.#waiting.get(id)?.onProgress?.(progress);
    } else if (failure) {
      this.#settle(id)?.reject(new PackageError(failure));
    } else {
      this.#settle(id)?.resolve(value);
    }
  }

  #settle(id) {
    const one = this.#waiting.get(id);
    this.#waiting.delete(id);
    one?.forget();
    return one;
  }
}

function closed() {
  return new PackageError({
    code: 'closed',
    message: 'The file was closed before the answer came.',
    advice: 'Open it again.',
  });
}

/** A worker must come from the site of the page, so what lies on another one is named by a script of the page. */
function startWorker() {
  if (new URL(import.meta.url).origin === location.origin) {
    return new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'dmpkg' });
  }
  const address = new URL('./worker.js', import.meta.url).href;
  const text = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  const script = URL.createObjectURL(text);
  return new Worker(script, { type: 'module', name: 'dmpkg' });
}
