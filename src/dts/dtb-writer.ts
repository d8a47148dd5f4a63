/**
 * Live tree → flattened devicetree, version 17 (Devicetree Specification 0.4, chapter 5), byte for byte as
 * dtc 1.8.1 lays it out (flattree.c): header, reservations, structure, strings, nothing between them.
 */
import { allNodes, type DeviceTree, type DtNode, type Property } from './tree';

const MAGIC = 0xd00dfeed;
const VERSION = 17;
const LAST_COMPATIBLE_VERSION = 16;
const HEADER_SIZE = 40;
const RESERVATION_SIZE = 16;

const BEGIN_NODE = 1;
const END_NODE = 2;
const PROPERTY = 3;
const END = 9;

export type DtbOptions = {
  /** `-b`: boot_cpuid_phys of the header; otherwise that of the tree. */
  readonly bootCpuid?: number;
};

const aligned = (length: number): number => (length + 3) & ~3;

/** Longer ends of names are not looked for among others: the specification allows names of 31 characters. */
const MAX_SHARED_TAIL = 255;

/** The strings block: in order of first use, a name that ends another one is not written again. */
class Strings {
  private readonly offsets = new Map<string, number>();
  private readonly names: string[] = [];
  size = 0;

  offsetOf(name: string): number {
    const known = this.offsets.get(name);
    if (known !== undefined) return known;
    const offset = this.size;
    if (name.length > MAX_SHARED_TAIL) this.offsets.set(name, offset);
    for (let i = Math.max(0, name.length - MAX_SHARED_TAIL); i <= name.length; i++) {
      const tail = name.slice(i);
      if (!this.offsets.has(tail)) this.offsets.set(tail, offset + i);
    }
    this.names.push(name);
    this.size += name.length + 1;
    return offset;
  }

  bytes(): Uint8Array {
    return latin1(this.names.map((name) => `${name}\0`).join(''));
  }
}

/** Names are ASCII by the lexer; anything else cannot come here. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

const sizeOfProperty = ({ value }: Property): number => 12 + aligned(value.length);

function sizeOfStructure(root: DtNode): number {
  let size = 4;
  for (const { name, properties } of allNodes(root)) {
    size += 8 + aligned(name.length + 1);
    for (const property of properties) size += sizeOfProperty(property);
  }
  return size;
}

class Structure {
  private at = 0;
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(
    root: DtNode,
    private readonly strings: Strings,
  ) {
    this.bytes = new Uint8Array(sizeOfStructure(root));
    this.view = new DataView(this.bytes.buffer);
    this.nodes(root);
    this.cell(END);
  }

  private nodes(root: DtNode): void {
    this.begin(root);
    const open = [{ node: root, next: 0 }];
    for (let top = open[0]; top; top = open[open.length - 1]) {
      const child = top.node.children[top.next++];
      if (child) {
        this.begin(child);
        open.push({ node: child, next: 0 });
      } else {
        this.cell(END_NODE);
        open.pop();
      }
    }
  }

  private begin({ name, properties }: DtNode): void {
    this.cell(BEGIN_NODE);
    for (let i = 0; i < name.length; i++) this.bytes[this.at + i] = name.charCodeAt(i);
    this.at += aligned(name.length + 1);
    for (const { name: property, value } of properties) {
      this.cell(PROPERTY);
      this.cell(value.length);
      this.cell(this.strings.offsetOf(property));
      this.bytes.set(value, this.at);
      this.at += aligned(value.length);
    }
  }

  private cell(value: number): void {
    this.view.setUint32(this.at, value);
    this.at += 4;
  }
}

export function writeDtb(tree: DeviceTree, options: DtbOptions = {}): Uint8Array {
  const strings = new Strings();
  const structure = new Structure(tree.root, strings).bytes;
  const structureAt = HEADER_SIZE + RESERVATION_SIZE * (tree.memreserve.length + 1);
  const stringsAt = structureAt + structure.length;
  const blob = new Uint8Array(stringsAt + strings.size);
  const cpu = options.bootCpuid ?? tree.bootCpuid;
  const sizes = [strings.size, structure.length];
  const header = [
    MAGIC,
    blob.length,
    structureAt,
    stringsAt,
    HEADER_SIZE,
    VERSION,
    LAST_COMPATIBLE_VERSION,
    cpu,
    ...sizes,
  ];
  const view = new DataView(blob.buffer);
  header.forEach((value, i) => view.setUint32(4 * i, value));
  tree.memreserve.forEach(({ address, size }, i) => {
    view.setBigUint64(HEADER_SIZE + RESERVATION_SIZE * i, address);
    view.setBigUint64(HEADER_SIZE + RESERVATION_SIZE * i + 8, size);
  });
  blob.set(structure, structureAt);
  blob.set(strings.bytes(), stringsAt);
  return blob;
}
