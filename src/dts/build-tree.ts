/** Syntax → live tree: applies what stands at the top level, in order. */
import type { ByteSink } from './byte-sink';
import { MAX_LABELS, MAX_PATH_TEXT, MAX_TREE_STEPS } from './limits';
import { LiveTree, type LiveNode, type TreeLimit } from './live-tree';
import { parse } from './parse';
import { newNode } from './parse-body';
import type { Reader, SayDtc } from './reader';
import type { FileSyntax, NodeSyntax, PropertySyntax, TargetSyntax, TopSyntax } from './syntax';

const UNRESOLVED = 0xffff_ffff;

class TreeBuilder {
  readonly tree = new LiveTree();
  private fragments = 0;
  private isPlugin = false;

  constructor(private readonly reader: Reader) {}

  add(top: TopSyntax, isFirst: boolean, isPlugin: boolean): void {
    const { tree, reader } = this;
    if (tree.limit) return;
    this.isPlugin = isPlugin;
    this.apply(top, isFirst);
    reportLimit(tree, reader);
  }

  private apply(top: TopSyntax, isFirst: boolean): void {
    if (top.kind === 'root') return this.tree.addRoot(top.body);
    if (top.kind === 'extend') return this.extend(top.target, top.body, isFirst);
    const node = isFirst ? undefined : this.tree.resolve(top.target.target);
    if (!node) this.missing(top.target, undefined);
    else if (top.kind === 'omit') node.omitIfUnused = true;
    else this.tree.deleteNode(node, top.target);
  }

  private extend(target: TargetSyntax, body: NodeSyntax, isFirst: boolean): void {
    const isLabelled = body.labels.length > 0;
    if (this.isPlugin && this.isRelative(target, isFirst ? body : undefined)) return;
    const isBracedPath = this.reader.text[target.start + 1] === '{';
    const becomesFragment = this.isPlugin && !isLabelled && (isFirst || isBracedPath);
    const node = isFirst || becomesFragment ? undefined : this.tree.resolve(target.target);
    if (node) this.tree.extend(node, body);
    else if (this.isPlugin && !isLabelled) this.addFragment(target, body);
    else this.missing(target, isFirst ? body : undefined);
  }

  /** In an overlay nothing is known of what lies below a foreign label. */
  private isRelative({ target, start, end }: TargetSyntax, body: NodeSyntax | undefined): boolean {
    if (target.startsWith('/') || !target.includes('/')) return false;
    const place = body ? { start: body.bodyStart, end: body.end } : { start, end };
    const text = `Label-relative reference ${target} not supported in plugin`;
    const message = 'An overlay can refer to a label or to a whole path only';
    const say: SayDtc = (dtc) => dtc.error(place.start, place.end, text);
    this.reader.error('relative-reference', start, end, message, say);
    return true;
  }

  /** `&label { … }` → `/fragment@N { target = <…>; __overlay__ { … }; }` */
  private addFragment(target: TargetSyntax, body: NodeSyntax): void {
    const statement = { start: body.start, labels: [], omit: false };
    const fragment = newNode(`fragment@${this.fragments++}`, body.start, statement);
    fragment.bodyStart = body.bodyStart;
    fragment.end = body.end;
    fragment.properties.push(this.targetProperty(target));
    fragment.children.push({ ...body, name: '__overlay__' });
    this.tree.addOrphan(fragment);
  }

  private targetProperty({ target, start, end }: TargetSyntax): PropertySyntax {
    const { bytes } = this.reader;
    const bytesStart = bytes.length;
    const isPath = target.startsWith('/');
    if (isPath) bytes.bytes(new TextEncoder().encode(`${target}\0`));
    else bytes.element(UNRESOLVED, 32);
    const references = isPath ? [] : [{ kind: 'phandle' as const, target, at: 0, start, end }];
    const value = { valueStart: start, valueEnd: end, bytesStart, bytesEnd: bytes.length };
    const name = isPath ? 'target-path' : 'target';
    return { name, labels: [], deletes: false, start, end, ...value, references, marks: [] };
  }

  /** dtc points at the reference, but at the body when nothing stands before it. */
  private missing({ target, start, end }: TargetSyntax, body: NodeSyntax | undefined): void {
    const place = body ? { start: body.bodyStart, end: body.end } : { start, end };
    const message = `No node has the label or path \`${target}\`: it is misspelt, deleted, or a file is missing`;
    const say: SayDtc = (dtc) => dtc.error(place.start, place.end, `Label or path ${target} not found`);
    this.reader.error('target-missing', start, end, message, say);
  }
}

/** Reads the file and applies each statement as soon as it is read. */
export function readTree(reader: Reader): { readonly syntax: FileSyntax; readonly live: LiveTree } {
  const builder = new TreeBuilder(reader);
  const syntax = parse(reader, (top, isFirst, isPlugin) => builder.add(top, isFirst, isPlugin));
  return { syntax, live: builder.tree };
}

const LIMITS: Readonly<Record<TreeLimit['kind'], string>> = {
  steps: `Nodes are merged, deleted and looked up more than ${MAX_TREE_STEPS} times over`,
  paths: `The paths of the nodes are longer than ${MAX_PATH_TEXT >> 20} Mi characters together`,
  labels: `There are more than ${MAX_LABELS} labels at one place`,
};

/** A place that is as large as a body would be too much to underline. */
function reportLimit({ limit }: LiveTree, reader: Reader): void {
  if (!limit) return;
  const { kind, place } = limit;
  const end = Math.min(place.end, place.start + 1);
  reader.error(`limit-${kind}`, place.start, end, `${LIMITS[kind]}: the rest is not applied`);
}

/** `reg` of the first slot under /cpus, if it is one cell (guess_boot_cpuid() of livetree.c, dtc 1.8.1). */
export function bootCpuid(tree: LiveTree, bytes: ByteSink): number {
  const cpu: LiveNode | undefined = tree.resolve('/cpus')?.children[0];
  const reg = cpu?.properties.find((p) => p.name === 'reg' && !p.deleted)?.value;
  return reg && reg.bytesEnd - reg.bytesStart === 4 ? bytes.cell(reg.bytesStart) : 0;
}
