/** Names that the kernel does not know but that are nearly names it does: it ignores them without a word. */
import { allNodes, findProperty, hasProperty, stringsOf, type DtNode } from '../../dts/tree';
import type { Problem } from '../machine';
import { problemAt, type Checked } from './finding';
import { meantWord } from './near';

const PARENT = 'reserved-memory';

/** Of the binding reserved-memory.yaml; `reg` is too short to be guessed at. */
const REGION_PROPERTIES = [
  'alignment',
  'alloc-ranges',
  'compatible',
  'iommu-addresses',
  'linux,cma-default',
  'linux,dma-default',
  'no-map',
  'no-map-fixup',
  'reusable',
  'size',
  'status',
];
const POOLS = ['shared-dma-pool', 'restricted-dma-pool'];
const CONSUMER_PROPERTIES = ['memory-region', 'memory-region-names'];

/** So many names are compared with those that the kernel knows; no tree that somebody wrote has more. */
const MAX_COMPARED = 20_000;

export function misspellings({ tree, children }: Checked): Problem[] {
  const nodes = [...allNodes(tree.root)];
  return [
    ...tree.root.children.flatMap(parentName),
    ...children.flatMap(pools),
    ...properties(children, REGION_PROPERTIES),
    ...properties(nodes, CONSUMER_PROPERTIES, 'memory'),
    ...nodes.flatMap(misplaced),
  ];
}

/** Of names that begin with `start`, those that are nearly `known`. */
function properties(nodes: readonly DtNode[], known: readonly string[], start = ''): Problem[] {
  const unknown = nodes.flatMap((node) =>
    node.properties
      .filter(({ name }) => name.startsWith(start) && !known.includes(name))
      .map(({ name }) => ({ node, name })),
  );
  return unknown.slice(0, MAX_COMPARED).flatMap(({ node, name }) => {
    const meant = meantWord(name, known);
    return meant ? [misspelt(node, name, meant)] : [];
  });
}

function parentName(node: DtNode): Problem[] {
  const base = node.name.split('@')[0] ?? '';
  const meant = meantWord(base, [PARENT]) ?? (SHORT_FORMS.test(base) ? PARENT : undefined);
  if (!meant || !node.children.some(looksLikeRegion)) return [];
  const correction = { written: node.name, meant: PARENT };
  const message = `${node.name}: the kernel reads /${PARENT} only, and sees nothing in here. Rename it.`;
  return [problemAt(node, undefined, { code: 'reserved-memory-misspelt', severity: 'error', message, correction })];
}

const SHORT_FORMS = /^(?:reserved?[-_]?(?:mem|memories|regions?)|reserved)$/i;

const looksLikeRegion = (node: DtNode): boolean =>
  hasProperty(node, 'size') || hasProperty(node, 'no-map') || hasProperty(node, 'reusable') || hasProperty(node, 'reg');

function misplaced(node: DtNode): Problem[] {
  if (node.name !== PARENT || node.path === `/${PARENT}` || !node.children.some(looksLikeRegion)) return [];
  const message = `${node.path}: only /${PARENT} counts, and nothing in here is seen. Move it to the root.`;
  return [problemAt(node, undefined, { code: 'reserved-memory-place', severity: 'error', message })];
}

const misspelt = (node: DtNode, name: string, meant: string): Problem =>
  problemAt(node, name, {
    code: 'property-misspelt',
    severity: 'warning',
    message: `${node.name}: the kernel does not know ${name}. Write ${meant}, if that is meant.`,
    correction: { written: name, meant },
  });

/** The kernel compares without regard to case. */
function pools(node: DtNode): Problem[] {
  const strings = stringsOf(findProperty(node, 'compatible')?.value ?? new Uint8Array());
  return strings.flatMap((written) => {
    const meant = meantWord(written.toLowerCase(), POOLS);
    if (!meant) return [];
    const message = `${node.name}: no driver takes "${written}", so this is no pool. Write "${meant}".`;
    const correction = { written, meant };
    return [problemAt(node, 'compatible', { code: 'compatible-misspelt', severity: 'warning', message, correction })];
  });
}
