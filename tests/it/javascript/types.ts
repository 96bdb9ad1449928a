// Uses what the package has, as its types say. It is only compiled, never run.

import {
  PackageError, checkPath, openPath, open, rules, type Finding, type Report, type Severity,
} from 'dmpkg';

const file = openPath('Solution.dmapp');
const listed: string[][] = file.entries({ nested: true }).entries.map((entry) => entry.path);
const content: Uint8Array = file.read(['Inner.dmapp', 'AppInfo.xml']);
const first: Uint8Array = file.read(file.entries().entries[0]);
const text: string = file.report({ format: 'json', at: new Date() });
const kind: 'application' | 'bundle' | string = file.report().package.kind;

export async function errors(signal: AbortSignal): Promise<Finding[]> {
  const report: Report = await file.check({
    signal,
    onProgress: ({ phase, done, total }) => console.log(phase.length, done / total),
  });
  const worst: Severity = 'error';
  return report.findings.filter((finding) => finding.severity === worst);
}

export async function asText(): Promise<string> {
  return checkPath('Solution.dmapp', { format: 'json', integrity: false });
}

try {
  open({ size: 4, readAt: (offset, length) => new Uint8Array(length).fill(offset) });
} catch (error) {
  if (error instanceof PackageError) {
    console.log(error.code, error.message, error.advice);
  }
}

// @ts-expect-error A source must answer at once.
open({ size: 4, readAt: async () => new Uint8Array(4) });
// @ts-expect-error There is no such option.
file.check({ quickly: true });
// @ts-expect-error An object comes unless text is asked for.
const wrong: string = file.report();
// @ts-expect-error A path is opened in Node alone, by its own function.
open('Solution.dmapp');

console.log(listed, content, first, text, kind, wrong, rules().rules[0].fix);
