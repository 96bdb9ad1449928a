/** What could not be done: what and where in `message`, what to do in `advice`, a name that never changes in `code`. */
export class PackageError extends Error {
  constructor({ code, message, advice }) {
    super(message);
    this.name = 'PackageError';
    this.code = code;
    this.advice = advice;
  }

  /** As it goes from worker to page. */
  toJSON() {
    return { code: this.code, message: this.message, advice: this.advice };
  }
}

/** A failure of the engine itself. */
export function toolFailure(what) {
  return new PackageError({
    code: 'tool-failure',
    message: `The tool failed: ${what}.`,
    advice: 'Open the file anew. If it happens again, report this message.',
  });
}

/** Does something with the engine; what it throws comes as a `PackageError`. */
export function guarded(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof PackageError) {
      throw error;
    }
    throw error?.code ? new PackageError(error) : toolFailure(error?.message ?? error);
  }
}
