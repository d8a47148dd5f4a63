/** What the properties of memory and the standard ones mean, a sentence or two each, in our words. */

const HELP: Readonly<Record<string, string>> = {
  compatible:
    'Which driver takes the node: names from the most to the least exact. Below /reserved-memory, shared-dma-pool with reusable becomes a CMA area, shared-dma-pool with no-map a coherent pool, restricted-dma-pool bounce buffers.',
  reg: 'Address and size, in as many cells as the parent says. Below /reserved-memory: a fixed place; the kernel reserves it early, before regions that only give a size.',
  size: 'Below /reserved-memory, without reg: how much to reserve. The kernel looks for the place.',
  alignment:
    'Of the place that the kernel looks for. A CMA area is aligned to at least a page block, whatever stands here.',
  'alloc-ranges': 'Where the kernel may look for the place, address and size each. Without it, anywhere in RAM.',
  reusable:
    'The kernel uses the memory for movable pages until its owner asks for it. With shared-dma-pool: a CMA area.',
  'no-map': 'The kernel makes no mapping of the memory, so that nothing reads it by speculation. Excludes reusable.',
  'linux,cma-default':
    'This CMA area serves every device that names no other. cma= on the command line takes its place.',
  'linux,dma-default': 'This coherent pool serves every device that names no other.',
  ranges:
    'How addresses below the node become those of its parent: child address, parent address, size. Empty: they are the same. /reserved-memory needs it empty.',
  'dma-ranges': 'How addresses that devices below use for DMA become those of the parent. Empty: they are the same.',
  '#address-cells':
    'How many cells an address takes in reg of the children. Those of /reserved-memory must equal the root’s.',
  '#size-cells': 'How many cells a size takes in reg of the children. Those of /reserved-memory must equal the root’s.',
  'memory-region':
    'The regions that this device uses, as references to children of /reserved-memory. The first is its own pool for DMA.',
  'memory-region-names': 'Names for the entries of memory-region, in its order.',
  'iommu-addresses':
    'Addresses behind an IOMMU that belong to this region: a reference to the device, address and size.',
  status:
    '"okay" (or nothing): in use. "disabled" and anything else: the kernel passes the node by, also below /reserved-memory.',
  device_type: '"memory" marks RAM, "cpu" a processor. Other uses are historical.',
  model: 'The board in a few words, manufacturer first.',
  phandle: 'The number by which references mean this node. It is given by itself where it is needed.',
  'interrupt-parent': 'The interrupt controller of this node and of those below it.',
  interrupts: 'The interrupts of the device, in the cells that its interrupt controller asks for.',
  'interrupts-extended': 'Interrupts, each behind a reference to its controller.',
  'interrupt-controller': 'The node takes interrupts.',
  '#interrupt-cells': 'How many cells describe one interrupt of this controller.',
  clocks: 'The clocks of the device, each a reference and the cells that the clock asks for.',
  resets: 'The reset lines of the device.',
  'power-domains': 'The power domains that the device lies in.',
  iommus: 'The IOMMU before the device, and its number there.',
  'dma-coherent': 'DMA of this device sees the caches, so no cache is flushed for it.',
  bootargs: 'The kernel’s command line, where the boot loader gives none.',
  'stdout-path': 'The console: an alias or a path, and its options behind a colon.',
  'linux,initrd-start': 'Where the initial file system begins. Its memory is reserved until it is unpacked.',
  'linux,initrd-end': 'Where the initial file system ends.',
  'linux,usable-memory-range': 'The only memory that this kernel may use: a crash kernel has one.',
  hotpluggable: 'The memory can be taken out, so the kernel puts only movable pages there.',
  'numa-node-id': 'Which NUMA node the memory or processor belongs to.',
  name: 'The node’s own name; dtc drops it where it repeats it.',
};

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-names$/, 'Names for the entries of the property without -names, in its order.'],
  [/-supply$/, 'The regulator that feeds this input.'],
  [/-gpios?$/, 'The GPIO lines for this purpose.'],
  [/^#.*-cells$/, 'How many cells follow a reference to this node in such a list.'],
  [/^pinctrl-\d+$/, 'The pin settings of one state.'],
];

/** Undefined for a property that is the business of one driver. */
export function propertyHelp(name: string): string | undefined {
  return Object.hasOwn(HELP, name) ? HELP[name] : PATTERNS.find(([pattern]) => pattern.test(name))?.[1];
}

const NODES: Readonly<Record<string, string>> = {
  'reserved-memory':
    'Memory that is kept from general use. Each child is a region; a child that is a reusable shared-dma-pool becomes a CMA area.',
  memory: 'RAM: its reg lists the banks. A boot loader often fills it in.',
  chosen: 'What the boot loader tells the kernel: command line, console, initial file system.',
  aliases: 'Short names for paths.',
  cpus: 'The processors.',
  soc: 'The devices of the chip.',
  __symbols__: 'The paths of all labels, for overlays. dtc -@ writes it.',
};

/** For a node's name without its unit address. */
export const nodeHelp = (name: string): string | undefined => {
  const base = name.split('@')[0] ?? '';
  return Object.hasOwn(NODES, base) ? NODES[base] : undefined;
};
