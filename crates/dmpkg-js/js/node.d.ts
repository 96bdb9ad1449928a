import type { AsText, CheckOptions, PackageFile, Report } from './index.js';

export * from './index.js';

/** Opens the package at a path; `close()` closes the file as well. */
export function openPath(path: string): PackageFile;
/** Checks the file at a path, as `dmpkg check` does: also one that is no archive gets a report. */
export function checkPath(path: string, options: CheckOptions & AsText): Promise<string>;
export function checkPath(path: string, options?: CheckOptions): Promise<Report>;
