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

export function misspellings({ tree, children }: Checked): Problem[] {
  return [
    ...tree.root.children.flatMap(parentName),
    ...children.flatMap((node) => [...properties(node), ...pools(node)]),
    ...[...allNodes(tree.root)].flatMap((node) => [...consumer(node), ...misplaced(node)]),
  ];
}

function parentName(node: DtNode): Problem[] {
  const base = node.name.split('@')[0] ?? '';
  const meant = meantWord(base, [PARENT]) ?? (SHORT_FORMS.test(base) ? PARENT : undefined);
  if (!meant || !node.children.some(looksLikeRegion)) return [];
  const message = `${node.name}: the kernel reads /${PARENT} only, and sees nothing in here. Rename it.`;
  return [problemAt(node, undefined, { code: 'reserved-memory-misspelt', severity: 'error', message })];
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
  });

function properties(node: DtNode): Problem[] {
  return node.properties.flatMap(({ name }) => {
    const meant = meantWord(name, REGION_PROPERTIES);
    return meant ? [misspelt(node, name, meant)] : [];
  });
}

function consumer(node: DtNode): Problem[] {
  return node.properties.flatMap(({ name }) => {
    const meant = name.startsWith('memory') ? meantWord(name, CONSUMER_PROPERTIES) : undefined;
    return meant ? [misspelt(node, name, meant)] : [];
  });
}

/** The kernel compares without regard to case. */
function pools(node: DtNode): Problem[] {
  const strings = stringsOf(findProperty(node, 'compatible')?.value ?? new Uint8Array());
  return strings.flatMap((written) => {
    const meant = meantWord(written.toLowerCase(), POOLS);
    if (!meant) return [];
    const message = `${node.name}: no driver takes "${written}", so this is no pool. Write "${meant}".`;
    return [problemAt(node, 'compatible', { code: 'compatible-misspelt', severity: 'warning', message })];
  });
}
