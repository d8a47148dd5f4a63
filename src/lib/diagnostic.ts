/** A place in a text of the user's: UTF-16 offsets, end exclusive. */
export type Span = { readonly file: string; readonly start: number; readonly end: number };

export type Severity = 'error' | 'warning' | 'info';

/** A word of the source, and the one that was probably meant. */
export type Correction = { readonly written: string; readonly meant: string };

/**
 * A mistake of the user's. `message` says in one sentence what is wrong and what to do; `detail` quotes the
 * reference tool or the kernel word for word; `code` is stable, for help and tests.
 */
export type Diagnostic = {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly detail?: string;
  /** Of a misspelling. */
  readonly correction?: Correction;
};
