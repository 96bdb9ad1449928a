// The same for a page. It is only compiled, never run.

import { checkInWorker, openInWorker, type RemotePackageFile, type Report } from 'dmpkg';

export async function look(file: File, control: AbortController): Promise<Report> {
  const open: RemotePackageFile = await openInWorker(file, { signal: control.signal });
  const { entries, problems } = await open.entries();
  const content: Uint8Array = await open.read(entries[0]);
  const text: string = await open.report({ format: 'json' });
  console.log(problems.length, content.length, text.length);
  open.close();
  return checkInWorker(new Uint8Array(4), { name: 'a.dmapp', worker: () => new Worker('worker.js') });
}

// @ts-expect-error A function cannot be sent to a worker.
openInWorker({ size: 4, readAt: () => new Uint8Array(4) });
