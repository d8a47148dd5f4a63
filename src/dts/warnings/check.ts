/** One of dtc's checks, and what it may say. */
import type { WarningCheck } from '../codes';
import type { LiveProperty } from '../live-property';
import type { CheckedNode, CheckedTree } from './checked-tree';

/**
 * Tells what a check found: `text` is dtc's own, `message` says in one sentence what to do. With a property it is
 * reported at that property's value, else at the node's name.
 */
export type Find = (text: string, message: string, node: CheckedNode, property?: LiveProperty) => void;

/** What a check does to the whole tree. */
export type Run = (tree: CheckedTree, find: Find) => void;

/** `needs` are dtc's prerequisites among these checks: when one found something, this check does not run. */
export type Check = { readonly name: WarningCheck; readonly needs: readonly WarningCheck[]; readonly run: Run };

export const check = (name: WarningCheck, run: Run, ...needs: readonly WarningCheck[]): Check => ({ name, needs, run });
