/** What is usually written in the nodes of memory: properties in their order, and their values. */
import type { Cells } from './decode';

export type Role = 'root' | 'reserved-memory' | 'region' | 'device';

/** A name with `{}` is a node. */
export const PROPERTIES: Readonly<Record<Role, readonly string[]>> = {
  root: ['#address-cells', '#size-cells', 'model', 'compatible', 'interrupt-parent', 'reserved-memory {}', 'memory {}'],
  'reserved-memory': ['#address-cells', '#size-cells', 'ranges', 'region {}', 'pool {}'],
  region: [
    'compatible',
    'reusable',
    'no-map',
    'reg',
    'size',
    'alignment',
    'alloc-ranges',
    'linux,cma-default',
    'linux,dma-default',
    'status',
    'iommu-addresses',
  ],
  device: [
    'compatible',
    'reg',
    'status',
    'memory-region',
    'memory-region-names',
    'dma-coherent',
    'iommus',
    'interrupts',
  ],
};

const FLAGS = new Set(['reusable', 'no-map', 'ranges', 'linux,cma-default', 'linux,dma-default', 'dma-coherent']);
const REFERENCES = new Set(['memory-region', 'iommus', 'interrupt-parent']);
const STRINGS = new Set(['compatible', 'status', 'model', 'memory-region-names']);

const REGION = ['compatible = "shared-dma-pool";', 'reusable;'];

/** The whole statement as a snippet, with as many cells as the parent asks for. */
export function templateOf(name: string, { address, size }: Cells): string {
  if (FLAGS.has(name)) return `${name};`;
  if (REFERENCES.has(name)) return `${name} = <&\${1}>;`;
  if (STRINGS.has(name)) return `${name} = "\${1}";`;
  switch (name) {
    case 'reg':
      return `reg = <${number(address, '1:0x50000000')} ${number(size, '2:0x04000000')}>;`;
    case 'alloc-ranges':
      return `alloc-ranges = <${number(address, '1:0x40000000')} ${number(size, '2:0x40000000')}>;`;
    case 'size':
      return `size = <${number(size, '1:0x04000000')}>;`;
    case 'alignment':
      return `alignment = <${number(size, '1:0x00400000')}>;`;
    case '#address-cells':
    case '#size-cells':
      return `${name} = <\${1:2}>;`;
    case 'reserved-memory {}':
      return body('reserved-memory', ['#address-cells = <2>;', '#size-cells = <2>;', 'ranges;', '${0}']);
    case 'memory {}':
      return body('memory@${1:40000000}', ['device_type = "memory";', 'reg = <${2}>;']);
    case 'region {}':
      return body('${1:name}@${2:50000000}', [...REGION, 'reg = <${3}>;']);
    case 'pool {}':
      return body('${1:name}', [...REGION, 'size = <${2}>;']);
    default:
      return `${name} = <\${1}>;`;
  }
}

/** The last of so many cells is a place to fill in, the others are 0. */
const number = (cells: number, place: string): string =>
  cells === 0 ? '' : [...Array<string>(cells - 1).fill('0x0'), `\${${place}}`].join(' ');

const body = (name: string, lines: readonly string[]): string =>
  [`${name} {`, ...lines.map((line) => `\t${line}`), '};'].join('\n');

const VALUES: Readonly<Record<string, readonly string[]>> = {
  status: ['okay', 'disabled', 'reserved', 'fail'],
  device_type: ['memory', 'cpu'],
};

export function valuesOf(property: string, role: Role): readonly string[] {
  if (property === 'compatible') return role === 'region' ? ['shared-dma-pool', 'restricted-dma-pool'] : [];
  return Object.hasOwn(VALUES, property) ? (VALUES[property] ?? []) : [];
}
