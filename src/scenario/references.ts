/**
 * Who holds a buffer: its memory goes when the last reference to its struct file does (specification 6.4). Whoever
 * closes the descriptor frees nothing as long as a duplicate, a mapping or an importer is left.
 */

/** fd: a duplicate of the descriptor (dup, fork, SCM_RIGHTS) · mmap: a mapping · import: a driver that has it. */
export const REFERENCE_KINDS = ['fd', 'mmap', 'import'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** Of one buffer. Mutable: references come and go with the steps of a workload. */
export class References {
  /** The descriptor that the ioctl gave is open. */
  open = true;
  private readonly more: ReferenceKind[] = [];

  get any(): boolean {
    return this.open || this.more.length > 0;
  }

  /** References besides the first descriptor, in the order in which they were taken. */
  get others(): readonly ReferenceKind[] {
    return this.more;
  }

  hold(kind: ReferenceKind): void {
    this.more.push(kind);
  }

  /** Gives up the reference of that kind, or of any, that was taken last; false when there is none. */
  drop(kind: ReferenceKind | undefined): boolean {
    const at = kind === undefined ? this.more.length - 1 : this.more.lastIndexOf(kind);
    if (at < 0) return false;
    this.more.splice(at, 1);
    return true;
  }
}

/** `an open descriptor, 2 mappings and an importer`; what is left, for a sentence. */
export function referencesText({ open, others }: References): string {
  const count = (kind: ReferenceKind): number => others.filter((other) => other === kind).length;
  const parts = [
    counted(count('fd') + (open ? 1 : 0), 'an open descriptor', 'open descriptors'),
    counted(count('mmap'), 'a mapping', 'mappings'),
    counted(count('import'), 'an importer', 'importers'),
  ].filter((part) => part !== '');
  const last = parts.pop() ?? 'nothing';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : count === 1 ? one : `${count} ${many}`;
