import type {
  AsText, CheckOptions, Entry, Listing, OpenOptions, Report, ReportOptions,
} from './index.js';

export * from './index.js';

export interface WorkerOptions extends OpenOptions {
  /** Starts the worker otherwise than by the file beside the module: for bundlers that place it elsewhere. */
  worker?(): Worker;
}

/** What can be opened in a worker: what can be sent to it. */
export type WorkerInput = Blob | Uint8Array | ArrayBuffer;

/** Opens a file in a worker of its own. */
export function openInWorker(
  input: WorkerInput, options?: WorkerOptions & { signal?: AbortSignal },
): Promise<RemotePackageFile>;
/** Checks a file in a worker of its own, as `dmpkg check` does. */
export function checkInWorker(input: WorkerInput, options: WorkerOptions & CheckOptions & AsText): Promise<string>;
export function checkInWorker(input: WorkerInput, options?: WorkerOptions & CheckOptions): Promise<Report>;

/** A file that is open in a worker; `openInWorker` makes it. */
export class RemotePackageFile {
  private constructor();
  readonly name: string;
  readonly size: number;
  report(options: ReportOptions & AsText): Promise<string>;
  report(options?: ReportOptions): Promise<Report>;
  entries(options?: { nested?: boolean }): Promise<Listing>;
  read(entry: string | readonly string[] | Pick<Entry, 'address'>): Promise<Uint8Array>;
  check(options: CheckOptions & AsText): Promise<string>;
  check(options?: CheckOptions): Promise<Report>;
  /** Ends the worker, and with it whatever still runs. */
  close(): void;
}
