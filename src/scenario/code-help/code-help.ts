/**
 * What each code means and what to do: the one table of all codes that Carveout gives. The types ask for an entry of
 * each code and for none besides; code-help.test.ts asks that each is given somewhere.
 */
import type { DtsCode } from '../../dts/codes';
import type { KernelCode } from '../../kernel/codes';
import type { WorkloadCode } from '../workload/codes';
import { CHECK_HELP } from './check-help';
import type { CodeHelp } from './entry';
import { BOOT_HELP, MEMORY_HELP } from './kernel-help';
import { LIMIT_HELP, OVERLAY_HELP, PREPROCESSOR_HELP, SYNTAX_HELP } from './source-help';
import { WORKLOAD_CODE_HELP } from './workload-help';

export type Code = DtsCode | KernelCode | WorkloadCode;

export type CodeGroup = { readonly title: string; readonly entries: Readonly<Record<string, CodeHelp>> };

/** In the order in which a source passes them. */
export const CODE_GROUPS = [
  { title: 'Preprocessor', entries: PREPROCESSOR_HELP },
  { title: 'Syntax', entries: SYNTAX_HELP },
  { title: 'Bounds', entries: LIMIT_HELP },
  { title: 'Overlays', entries: OVERLAY_HELP },
  { title: 'Checks of dtc', entries: CHECK_HELP },
  { title: 'Boot', entries: BOOT_HELP },
  { title: 'Memory', entries: MEMORY_HELP },
  { title: 'Workload', entries: WORKLOAD_CODE_HELP },
] as const satisfies readonly CodeGroup[];

export const CODE_HELP: Readonly<Record<Code, CodeHelp>> = {
  ...PREPROCESSOR_HELP,
  ...SYNTAX_HELP,
  ...LIMIT_HELP,
  ...OVERLAY_HELP,
  ...CHECK_HELP,
  ...BOOT_HELP,
  ...MEMORY_HELP,
  ...WORKLOAD_CODE_HELP,
};

const BY_CODE: ReadonlyMap<string, CodeHelp> = new Map(Object.entries(CODE_HELP));

/** Undefined for what is no code. */
export const helpOf = (code: string): CodeHelp | undefined => BY_CODE.get(code);
