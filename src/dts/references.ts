/**
 * phandles and references of the finished tree, in dtc 1.8.1's order: explicit phandles, then references to cells in
 * tree order, then references to paths, then what nobody refers to and may be omitted
 * (check_explicit_phandles(), fixup_phandle_references(), fixup_path_references(), check_omit_unused_nodes()).
 */
import type { ByteSink } from './byte-sink';
import type { CheckReport } from './checks';
import { MAX_VALUE_BYTES } from './limits';
import type { LiveProperty } from './live-property';
import type { LiveNode, LiveTree } from './live-tree';
import type { ReferenceSyntax } from './syntax';

const INVALID_PHANDLE = 0xffff_ffff;

export type Resolution = {
  /** Values that are longer than what was written, because paths were filled in. */
  readonly expanded: ReadonlyMap<LiveProperty, Uint8Array>;
  /** Generated `phandle` properties: appended, last. */
  readonly generated: ReadonlySet<LiveNode>;
  /** All cells that hold a phandle, in tree order; only of an overlay. */
  readonly fixups: readonly Fixup[];
};

/** A phandle cell at `offset` of a value. `label` is set when the target is not in this file. */
export type Fixup = {
  readonly path: string;
  readonly property: string;
  readonly offset: number;
  readonly label?: string;
};

export type ResolveOptions = {
  /** Give each labelled node a phandle in the end, as `-@` does. */
  readonly symbols: boolean;
  /** An overlay: what is not found is left to be fixed up when it is applied. */
  readonly plugin: boolean;
};

const isValid = (phandle: number): boolean => phandle !== 0 && phandle !== INVALID_PHANDLE;

class Resolver {
  private readonly byPhandle = new Map<number, LiveNode>();
  private readonly byReference = new Map<string, LiveNode | undefined>();
  private readonly generated = new Set<LiveNode>();
  private readonly expanded = new Map<LiveProperty, Uint8Array>();
  private readonly nodes: readonly LiveNode[];
  private next = 1;
  private pathBytes = 0;

  constructor(
    private readonly tree: LiveTree,
    private readonly bytes: ByteSink,
    private readonly report: CheckReport,
    private readonly options: ResolveOptions,
  ) {
    this.nodes = [...tree.nodes()];
  }

  run(): Resolution {
    const { symbols, plugin } = this.options;
    for (const node of this.nodes) this.explicitPhandle(node);
    for (const node of this.nodes) this.references(node, 'phandle');
    for (const node of this.nodes) this.references(node, 'path');
    this.omitUnused(symbols);
    if (symbols) for (const node of this.tree.nodes()) if (node.labels.length > 0) this.phandleOf(node);
    const fixups = plugin ? this.fixups() : [];
    return { expanded: this.expanded, generated: this.generated, fixups };
  }

  /** With symbols, whatever has a label may yet be referred to. */
  private omitUnused(symbols: boolean): void {
    for (const node of this.nodes) {
      const mayBeUsed = node.isReferenced || (symbols && node.labels.length > 0);
      if (node.omitIfUnused && !mayBeUsed) this.tree.deleteNode(node, undefined);
    }
  }

  private explicitPhandle(node: LiveNode): void {
    const phandle = this.statedPhandle(node, 'phandle');
    const legacy = this.statedPhandle(node, 'linux,phandle');
    if (phandle && legacy && phandle !== legacy) {
      this.report.node(node, 'explicit_phandles', "mismatching 'phandle' and 'linux,phandle' properties");
    }
    const stated = phandle || legacy;
    if (!stated) return;
    const other = this.byPhandle.get(stated);
    if (other) {
      const text = `duplicated phandle 0x${stated.toString(16)} (seen before at ${other.path})`;
      return this.report.node(node, 'explicit_phandles', text);
    }
    node.phandle = stated;
    this.byPhandle.set(stated, node);
  }

  /** 0 when there is none, when it is wrong, or when it asks for one (`phandle = <&self>`). */
  private statedPhandle(node: LiveNode, name: string): number {
    const property = node.properties.find((p) => p.name === name && !p.deleted);
    const value = property?.value;
    if (!property || !value) return 0;
    const length = value.bytesEnd - value.bytesStart;
    const fail = (text: string): 0 => (this.report.property(node, property, 'explicit_phandles', text), 0);
    if (length !== 4) return fail(`bad length (${length}) ${name} property`);
    const own = value.references.find((r) => r.kind === 'phandle');
    if (own) {
      const text = `${name} is a reference to another node`;
      if (this.target(own) !== node) this.report.node(node, 'explicit_phandles', text);
      return 0;
    }
    const phandle = this.bytes.cell(value.bytesStart);
    return isValid(phandle) ? phandle : fail(`bad value (0x${phandle.toString(16)}) in ${name} property`);
  }

  private references(node: LiveNode, kind: ReferenceSyntax['kind']): void {
    for (const property of node.properties) {
      const value = property.value;
      if (property.deleted || !value || value.references.length === 0) continue;
      if (kind === 'path') this.paths(node, property);
      else for (const r of value.references) if (r.kind === kind) this.phandleCell(node, property, r);
    }
  }

  private phandleCell(node: LiveNode, property: LiveProperty, reference: ReferenceSyntax): void {
    const target = this.target(reference);
    const at = (property.value?.bytesStart ?? 0) + reference.at;
    if (target) {
      target.isReferenced = true;
      this.bytes.setCell(at, this.phandleOf(target));
    } else if (this.options.plugin) this.bytes.setCell(at, INVALID_PHANDLE);
    else this.missing(node, 'phandle_references', reference);
  }

  private phandleOf(node: LiveNode): number {
    if (node.phandle) return node.phandle;
    while (this.byPhandle.has(this.next)) this.next++;
    node.phandle = this.next;
    this.byPhandle.set(this.next, node);
    if (!node.properties.some((p) => p.name === 'phandle' && !p.deleted)) this.generated.add(node);
    return node.phandle;
  }

  private paths(node: LiveNode, property: LiveProperty): void {
    const value = property.value;
    const references = value?.references.filter((r) => r.kind === 'path') ?? [];
    if (!value || references.length === 0) return;
    const pieces: Uint8Array[] = [];
    let from = value.bytesStart;
    for (const reference of references) {
      const target = this.target(reference);
      if (target) target.isReferenced = true;
      else this.missing(node, 'path_references', reference);
      pieces.push(this.bytes.slice(from, value.bytesStart + reference.at));
      if (target && this.hasRoomForPath(target, reference)) pieces.push(new TextEncoder().encode(`${target.path}\0`));
      from = value.bytesStart + reference.at;
    }
    this.expanded.set(property, concatenate([...pieces, this.bytes.slice(from, value.bytesEnd)]));
  }

  /** A path takes more bytes than what was written for it. */
  private hasRoomForPath({ path }: LiveNode, reference: ReferenceSyntax): boolean {
    if (this.pathBytes > MAX_VALUE_BYTES) return false;
    this.pathBytes += path.length + 1;
    if (this.pathBytes <= MAX_VALUE_BYTES) return true;
    this.report.tooManyBytes(reference);
    return false;
  }

  /** generate_fixups_tree() and generate_local_fixups_tree() of livetree.c. */
  private fixups(): Fixup[] {
    const fixups: Fixup[] = [];
    for (const node of this.tree.nodes()) {
      for (const property of node.properties) {
        if (property.deleted || !property.value) continue;
        let inserted = 0;
        for (const reference of property.value.references) {
          const target = this.target(reference);
          if (reference.kind === 'path') inserted += target ? target.path.length + 1 : 0;
          else this.addFixup(fixups, node, property, reference, inserted);
        }
      }
    }
    return fixups;
  }

  private addFixup(
    fixups: Fixup[],
    node: LiveNode,
    property: LiveProperty,
    reference: ReferenceSyntax,
    inserted: number,
  ): void {
    const fixup = { path: node.path, property: property.name, offset: reference.at + inserted };
    if (this.target(reference)) fixups.push(fixup);
    else if (reference.target.includes('/')) this.report.fixupToPath(reference);
    else if (this.hasRoomForPath(node, reference)) fixups.push({ ...fixup, label: reference.target });
  }

  private target({ target }: ReferenceSyntax): LiveNode | undefined {
    if (!this.byReference.has(target)) this.byReference.set(target, this.tree.resolve(target));
    return this.byReference.get(target);
  }

  private missing(node: LiveNode, check: 'phandle_references' | 'path_references', reference: ReferenceSyntax): void {
    const text = `Reference to non-existent node or label "${reference.target}"`;
    this.report.reference(node, check, text, reference);
  }
}

export const resolveReferences = (
  tree: LiveTree,
  bytes: ByteSink,
  report: CheckReport,
  options: ResolveOptions,
): Resolution => new Resolver(tree, bytes, report, options).run();

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
