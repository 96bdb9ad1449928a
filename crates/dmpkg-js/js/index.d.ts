// What Node and browsers have in common. docs/report.md of the project names every field of a report.

/** What could not be done. */
export class PackageError extends Error {
  /** A name that never changes, such as `not-a-zip`, `no-such-entry`, `content-damaged` or `tool-failure`. */
  readonly code: string;
  /** What to do, as a sentence. */
  readonly advice: string;
  toJSON(): { code: string; message: string; advice: string };
}

/** Bytes that are read where they lie. Both must answer at once, not with a promise. */
export interface Source {
  name?: string;
  /** In bytes; it must not change. */
  size: number;
  /** Exactly these bytes; fewer mean that the file was changed. */
  readAt(offset: number, length: number): Uint8Array;
}

/** What can be opened. A `File` or `Blob` can be read only inside a worker. */
export type Input = Blob | Uint8Array | ArrayBuffer | Source;

export interface OpenOptions {
  /** The file's name, without folders: its extension counts. Unless given, that of the file. */
  name?: string;
}

export interface ReportOptions {
  /** The time at which it is looked at, because certificates end: now, unless given. Text without a zone is UTC. */
  at?: Date | string;
  /** Root certificates that you trust, in DER or PEM. */
  roots?: Uint8Array[];
  /** Write what texts disclose as it stands there, without masks. */
  secrets?: boolean;
}

export interface CheckOptions extends ReportOptions {
  /** The text of a file of settings for the rules: docs/settings.md. */
  settings?: string;
  /** Decode every entry and compare its checksum: yes, unless said otherwise. */
  integrity?: boolean;
  /** Look at archives inside: yes, unless said otherwise. */
  nested?: boolean;
  /** Stops the check, which then throws the signal's reason. */
  signal?: AbortSignal;
  /** Hears how far it is, about every 50 ms. */
  onProgress?(progress: Progress): void;
}

export interface Progress {
  /** First structure, names and documents, then every content. */
  phase: 'structure' | 'contents';
  /** Bytes looked at in this phase. */
  done: number;
  /** Bytes in all, as far as that is known. */
  total: number;
}

/** As text: the very bytes that the command line prints. */
export type AsText = { format: 'json' };

/** Loads the engine, from its file beside the module unless an address or a module is given. Node does it by itself. */
export function load(module?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;
/** The same at once. */
export function loadSync(module: BufferSource | WebAssembly.Module): void;
/** The version of the engine. */
export function version(): string;
/** All rules. */
export function rules(): RuleCatalogue;
/** Opens a package. Throws a `PackageError` when it cannot be read as an archive. */
export function open(input: Input, options?: OpenOptions): PackageFile;
/** Checks a file as `dmpkg check` does: also one that is no archive gets a report. */
export function check(input: Input, options: OpenOptions & CheckOptions & AsText): Promise<string>;
export function check(input: Input, options?: OpenOptions & CheckOptions): Promise<Report>;

/** An open file; `open` makes it. */
export class PackageFile {
  private constructor();
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** What it is, holds and does; no rule runs. */
  report(options: ReportOptions & AsText): string;
  report(options?: ReportOptions): Report;
  /** All entries, with `nested` also those of archives inside. */
  entries(options?: { nested?: boolean }): Listing;
  /** The content of an entry: one of `entries()`, its name, or names that lead through archives inside. */
  read(entry: string | readonly string[] | Pick<Entry, 'address'>): Uint8Array;
  check(options: CheckOptions & AsText): Promise<string>;
  check(options?: CheckOptions): Promise<Report>;
  /** Lets go of the file and of the memory that it takes. */
  close(): void;
}

/** `dmpkg.list/1`. */
export interface Listing {
  schema: string;
  /** In the order of the archive; what lies inside an archive stands behind it. */
  entries: Entry[];
  /** Archives inside that could not be opened. */
  problems: { path: string[]; message: string }[];
}

export interface Entry {
  /** Names, the outermost archive first. Two entries can have the same. */
  path: string[];
  /** Its place among the entries of its archive, from 0. */
  index: number;
  /** The places that lead to it, never ambiguous. */
  address: number[];
  directory: boolean;
  /** In bytes before compression, as stated. */
  size: number;
  compressedSize: number;
  method: string;
  /** As stated, eight hexadecimal digits. */
  crc32: string;
  modified: string | null;
  encrypted: boolean;
}

export type Severity = 'error' | 'warning' | 'note';

export type PackageKind =
  | 'application' | 'legacy-application' | 'test' | 'protocol' | 'upgrade' | 'update' | 'rollback'
  | 'import' | 'backup' | 'web-export' | 'catalog-information' | 'bundle' | 'unknown';

/** `dmpkg.report/1`, its main parts. Fields are only ever added. */
export interface Report {
  schema: 'dmpkg.report/1';
  tool: { name: string; version: string };
  file: {
    name: string;
    size: number;
    bytesRead: number;
    /** Only there when the file is no archive that can be read. */
    unreadable?: { code: string; message: string; advice: string; offset: number };
  };
  package: PackageFacts;
  signature: Signature;
  /** Those of packages inside. */
  signatures: (Signature & { path: string[] })[];
  documents: DocumentFacts[];
  /** What an installation does to an agent, in its order. */
  effects: { [field: string]: unknown }[];
  plans: { path: string[]; [field: string]: unknown }[];
  assemblies: { path: string[]; size: number; [field: string]: unknown }[];
  /** Personal data and secrets: kind and place, never the words. */
  disclosures: { kind: string; path: string[]; line?: number; column?: number }[];
  readers: { [field: string]: unknown }[];
  entries: { files: number; directories: number; compressedSize: number; uncompressedSize: number };
  ruleAddress: string;
  /** Worst first. */
  findings: Finding[];
  /** Hidden by settings. */
  suppressed: Finding[];
  switchedOff: { rule: string; [field: string]: unknown }[];
  unknownSettings: string[];
  notApplicable: string[];
  skipped: { rule: string; because: string; [field: string]: unknown }[];
  toolFailures: { rule: string; message: string; [field: string]: unknown }[];
  coverage: {
    rules: number;
    archives: number;
    entries: number;
    complete: boolean;
    integrity: 'complete' | 'partial' | 'off';
    [field: string]: unknown;
  };
}

export interface PackageFacts {
  kind: PackageKind;
  /** Why it is taken for that kind, as a sentence. */
  because: string;
  extension: { found: string | null; usual: string[]; decided: boolean; agrees: boolean };
  name: string | null;
  displayName: string | null;
  version: string | null;
  minimumDataMinerVersion: string | null;
  packages: { path: string[]; size: number }[];
  [field: string]: unknown;
}

export interface Signature {
  status: string;
  [field: string]: unknown;
}

export interface DocumentFacts {
  path: string[];
  document: string;
  status: 'read' | 'malformed' | 'unreadable';
  message?: string;
  fields: { name: string; value: string; line: number; column: number }[];
  content: unknown;
}

export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  /** Names, the outermost archive first; empty for the file itself. */
  path: string[];
  /** The same as places. */
  address: number[];
  /** For how many places it stands. */
  places: number;
  line?: number;
  column?: number;
  offset?: number;
  [field: string]: unknown;
}

/** `dmpkg.rules/1`. */
export interface RuleCatalogue {
  schema: string;
  rules: Rule[];
}

export interface Rule {
  id: string;
  severity: Severity;
  title: string;
  condition: string;
  why: string;
  fix: string;
  references: { title: string; url: string }[];
  /** The kinds of packages that it concerns; every kind when empty. */
  kinds: PackageKind[];
}
