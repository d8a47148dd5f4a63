/** Properties of regions that do not go together, or that do something else than they seem to. */
import { cellsOf, findProperty, hasProperty, readNumber, stringsOf, type DtNode } from '../../dts/tree';
import { formatBytes } from '../../lib/format';
import type { Machine, Problem } from '../machine';
import { isAvailable, isMemoryNode, type RootCells } from '../memory-nodes';
import { problemAt, type Checked } from './finding';

export function regionProperties({ tree, machine, cells, children }: Checked): Problem[] {
  const enabled = children.filter(isAvailable);
  return [
    ...enabled.flatMap((node) => [
      ...ignoredWithReg(node),
      ...reusableNoMap(node),
      ...defaultWithoutArea(node, machine),
      ...alignment(node, cells, machine),
    ]),
    ...[...children, ...tree.root.children.filter(isMemoryNode)].flatMap((node) => unitAddress(node, cells)),
  ];
}

const PLACING = ['size', 'alignment', 'alloc-ranges'];

function ignoredWithReg(node: DtNode): Problem[] {
  const ignored = PLACING.filter((name) => hasProperty(node, name));
  const [first] = ignored;
  if (first === undefined || (findProperty(node, 'reg')?.value.length ?? 0) === 0) return [];
  const message = `${node.name}: reg gives the place, so ${ignored.join(' and ')} ${ignored.length > 1 ? 'do' : 'does'} nothing. Remove one or the other.`;
  return [problemAt(node, first, { code: 'ignored-with-reg', severity: 'info', message })];
}

const hasCompatible = (node: DtNode, wanted: string): boolean =>
  stringsOf(findProperty(node, 'compatible')?.value ?? new Uint8Array()).some((one) => one.toLowerCase() === wanted);

/** Of pools the boot itself says it. */
function reusableNoMap(node: DtNode): Problem[] {
  const isPool = hasCompatible(node, 'shared-dma-pool') || hasCompatible(node, 'restricted-dma-pool');
  if (isPool || !hasProperty(node, 'reusable') || !hasProperty(node, 'no-map')) return [];
  const message = `${node.name}: reusable and no-map exclude each other. Remove one of them.`;
  return [problemAt(node, 'reusable', { code: 'reusable-no-map', severity: 'warning', message })];
}

/** A default that became no area, although nothing went wrong with it. */
function defaultWithoutArea(node: DtNode, machine: Machine): Problem[] {
  const isPool = hasCompatible(node, 'shared-dma-pool');
  const say = (property: string, needs: string): Problem =>
    problemAt(node, property, {
      code: 'default-without-area',
      severity: 'warning',
      message: `${node.name}: ${property} does nothing here, because the node is no ${needs}. Complete it, or remove the property.`,
    });
  const problems: Problem[] = [];
  const isArea = (): boolean => machine.regions.find((one) => one.path === node.path)?.kind === 'cma';
  if (hasProperty(node, 'linux,cma-default') && !(isPool && hasProperty(node, 'reusable')) && !isArea())
    problems.push(say('linux,cma-default', 'reusable shared-dma-pool'));
  if (hasProperty(node, 'linux,dma-default') && (!isPool || hasProperty(node, 'reusable')))
    problems.push(say('linux,dma-default', 'shared-dma-pool without reusable'));
  return problems;
}

/** Of a dynamic region; one of the wrong length is reported by the boot. */
function alignment(node: DtNode, cells: RootCells, machine: Machine): Problem[] {
  const value = findProperty(node, 'alignment')?.value;
  if (!value || hasProperty(node, 'reg') || value.length !== 4 * cells.address) return [];
  const asked = readNumber(cellsOf(value), 0, cells.address);
  if ((asked & (asked - 1n)) !== 0n) {
    const message = `${node.name}: alignment ${formatBytes(asked)} is no power of two, and the kernel rounds by masks. Take one.`;
    return [problemAt(node, 'alignment', { code: 'alignment-not-power-of-two', severity: 'warning', message })];
  }
  const isCma = machine.regions.some((one) => one.path === node.path && one.kind === 'cma');
  if (!isCma || asked === 0n || asked >= machine.cmaMinAlignment) return [];
  const message = `${node.name}: alignment ${formatBytes(asked)} is raised to ${formatBytes(machine.cmaMinAlignment)}, the least for a CMA area of this kernel.`;
  return [problemAt(node, 'alignment', { code: 'alignment-raised', severity: 'info', message })];
}

const HEX = /^[0-9a-f]{1,16}$/i;

function unitAddress(node: DtNode, cells: RootCells): Problem[] {
  const unit = node.name.split('@')[1] ?? '';
  const digits = unit.split('-')[0] ?? '';
  const value = findProperty(node, 'reg')?.value;
  if (!HEX.test(digits) || !value || value.length < 4 * cells.address) return [];
  const base = readNumber(cellsOf(value), 0, cells.address);
  if (BigInt(`0x${digits}`) === base) return [];
  const message = `${node.name}: the name says ${digits}, but reg begins at 0x${base.toString(16)}. Match the two.`;
  return [problemAt(node, 'reg', { code: 'unit-address-differs', severity: 'warning', message })];
}
