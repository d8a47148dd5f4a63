/** What is wrong with a line of the workload, gathered up to a limit. */
import type { Diagnostic, Severity } from '../../lib/diagnostic';
import type { WorkloadCode } from './codes';
import type { Word } from './lines';

/** `file` of the spans of workload diagnostics. */
export const WORKLOAD_FILE = 'workload';
/** Further mistakes are counted in one last diagnostic. */
export const MAX_WORKLOAD_DIAGNOSTICS = 500;

/** What is wrong with a line, and where. */
export type Fault = {
  readonly code: WorkloadCode;
  readonly message: string;
  readonly at: { readonly start: number; readonly end: number };
};

export const fault = (code: WorkloadCode, message: string, at: Fault['at']): Fault => ({ code, message, at });

export const isFault = (result: object): result is Fault => 'code' in result;

/** Something must follow; the whole line is marked. */
export const missing = (words: readonly Word[], message: string): Fault =>
  fault('workload-missing', message, { start: (words[0] as Word).start, end: (words.at(-1) as Word).end });

export const unexpected = (at: Word): Fault =>
  fault('workload-extra', `nothing may follow here, but ${at.text} does`, at);

/** Gathers diagnostics up to the limit and counts the rest. */
export class Diagnostics {
  private readonly found: Diagnostic[] = [];
  private more = 0;

  add(severity: Severity, { code, message, at }: Fault): void {
    if (this.found.length >= MAX_WORKLOAD_DIAGNOSTICS) this.more++;
    else this.found.push({ code, severity, message, span: { file: WORKLOAD_FILE, start: at.start, end: at.end } });
  }

  list(): readonly Diagnostic[] {
    const last = this.found.at(-1);
    if (this.more === 0 || !last) return this.found;
    const message = `${this.more} more lines of the workload have something wrong`;
    return [...this.found, { code: 'workload-more', severity: last.severity, message, span: last.span }];
  }
}
