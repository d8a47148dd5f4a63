/** Syntax → live tree: applies what stands at the top level, in order. */
import type { ByteSink } from './byte-sink';
import { LiveTree, type LiveNode } from './live-tree';
import type { Reader } from './reader';
import type { FileSyntax, NodeSyntax, TargetSyntax, TopSyntax } from './syntax';

export function buildTree(syntax: FileSyntax, reader: Reader): LiveTree {
  const tree = new LiveTree();
  syntax.tops.forEach((top, index) => applyTop(tree, top, reader, index === 0));
  return tree;
}

function applyTop(tree: LiveTree, top: TopSyntax, reader: Reader, isFirst: boolean): void {
  if (top.kind === 'root') return tree.addRoot(top.body);
  const node = isFirst ? undefined : tree.resolve(top.target.target);
  if (!node) return reportMissing(top.target, reader, isFirst && 'body' in top ? top.body : undefined);
  if (top.kind === 'omit') node.omitIfUnused = true;
  else if (top.kind === 'delete') tree.deleteNode(node, top.target);
  else if ('body' in top) tree.extend(node, top.body);
}

/** dtc points at the reference, but at the body when nothing stands before it. */
function reportMissing({ target, start, end }: TargetSyntax, reader: Reader, body: NodeSyntax | undefined): void {
  const place = body ? { start: body.bodyStart, end: body.end } : { start, end };
  const message = `No node has the label or path \`${target}\`: it is misspelt, deleted, or a file is missing`;
  reader.error('target-missing', start, end, message, () => {
    return `Error: ${reader.positions.describe(place.start, place.end)} Label or path ${target} not found`;
  });
}

/** `reg` of the first slot under /cpus, if it is one cell (guess_boot_cpuid() of livetree.c, dtc 1.8.1). */
export function bootCpuid(tree: LiveTree, bytes: ByteSink): number {
  const cpu: LiveNode | undefined = tree.resolve('/cpus')?.children[0];
  const reg = cpu?.properties.find((p) => p.name === 'reg' && !p.deleted)?.value;
  return reg && reg.bytesEnd - reg.bytesStart === 4 ? bytes.cell(reg.bytesStart) : 0;
}
