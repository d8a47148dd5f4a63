/**
 * Flattened devicetree, version 16 or 17 → live tree (Devicetree Specification 0.4, chapter 5). A blob may come from
 * anywhere: every offset is checked, and what breaks a rule is refused with the place and the rule.
 */
import { MAX_DEPTH, MAX_NODES, MAX_PATH_TEXT, MAX_PROPERTIES } from './limits';
import { phandlesOf } from './phandles';
import type { DeviceTree, DtNode, MemoryReservation, Property } from './tree';

/** Why a blob was refused; `offset` is in bytes from its start. */
export type DtbFault = { readonly offset: number; readonly rule: string };

export type ReadDtb = { readonly tree: DeviceTree } | { readonly fault: DtbFault };

const MAGIC = 0xd00dfeed;
const OLDEST = 16;
const NEWEST = 17;
const HEADER_SIZE_16 = 36;
const HEADER_SIZE_17 = 40;

const BEGIN_NODE = 1;
const END_NODE = 2;
const PROPERTY = 3;
const NOP = 4;
const END = 9;

/** Files where a blob was expected: is it worth trying? */
export const looksLikeDtb = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === MAGIC;

class Refusal extends Error {
  constructor(readonly fault: DtbFault) {
    super(fault.rule);
  }
}

function refuse(offset: number, rule: string): never {
  throw new Refusal({ offset, rule });
}

type Header = {
  readonly structure: number;
  readonly structureEnd: number;
  readonly strings: number;
  readonly stringsEnd: number;
  readonly reservations: number;
  readonly total: number;
  readonly bootCpuid: number;
};

class DtbReader {
  private readonly view: DataView;
  private nodes = 0;
  private properties = 0;
  /** Characters of names and paths. */
  private text = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): DeviceTree {
    const header = this.header();
    const memreserve = this.reservations(header);
    const root = this.structure(header);
    return { root, memreserve, phandles: phandlesOf(root), bootCpuid: header.bootCpuid };
  }

  private header(): Header {
    if (this.bytes.length < HEADER_SIZE_16) refuse(0, `a header has at least ${HEADER_SIZE_16} bytes`);
    const field = (index: number): number => this.view.getUint32(4 * index);
    if (field(0) !== MAGIC) refuse(0, 'a blob begins with d00dfeed');
    const total = field(1);
    if (total > this.bytes.length) refuse(4, `totalsize is ${total}, but there are only ${this.bytes.length} bytes`);
    if (field(5) < OLDEST) refuse(20, `version ${field(5)} is older than ${OLDEST}`);
    if (field(6) > NEWEST) refuse(24, `this blob needs a reader of version ${field(6)}`);
    const has17 = field(5) >= NEWEST;
    if (total < (has17 ? HEADER_SIZE_17 : HEADER_SIZE_16)) refuse(4, 'totalsize is smaller than the header');
    const structure = this.block(8, field(2), 4, total);
    const strings = this.block(12, field(3), 1, total);
    const reservations = this.block(16, field(4), 8, total);
    const structureEnd = has17 ? this.blockEnd(36, structure, field(9), total) : total;
    const stringsEnd = this.blockEnd(32, strings, field(8), total);
    return { structure, structureEnd, strings, stringsEnd, reservations, total, bootCpuid: field(7) };
  }

  private block(at: number, offset: number, alignment: number, total: number): number {
    if (offset % alignment !== 0) refuse(at, `a block at ${offset} is not aligned to ${alignment} bytes`);
    if (offset > total) refuse(at, `a block at ${offset} starts behind the end`);
    return offset;
  }

  private blockEnd(at: number, start: number, size: number, total: number): number {
    if (start + size > total) refuse(at, `a block of ${size} bytes at ${start} ends behind the end`);
    return start + size;
  }

  private reservations({ reservations, total }: Header): MemoryReservation[] {
    const list: MemoryReservation[] = [];
    for (let at = reservations; ; at += 16) {
      if (at + 16 > total) refuse(at, 'the memory reservations have no end entry');
      const [address, size] = [this.view.getBigUint64(at), this.view.getBigUint64(at + 8)];
      if (address === 0n && size === 0n) return list;
      list.push({ address, size, origin: NO_PLACE });
    }
  }

  private structure(header: Header): DtNode {
    const open: Growing[] = [];
    let root: Growing | undefined;
    for (let at = header.structure; ;) {
      const token = this.cell(at, header.structureEnd);
      if (token === NOP) at += 4;
      else if (token === BEGIN_NODE) {
        if (root && open.length === 0) refuse(at, 'there is a second root');
        const begun = this.begin(at, header, open.at(-1));
        root ??= begun.node;
        open.push(begun.node);
        at = begun.end;
      } else if (token === PROPERTY) at = this.property(at, header, open.at(-1));
      else if (token === END_NODE) {
        if (!open.pop()) refuse(at, 'a node ends that did not begin');
        at += 4;
      } else if (token === END) {
        if (open.length > 0) refuse(at, 'the structure ends inside a node');
        return root ?? refuse(at, 'there is no root');
      } else refuse(at, `${token} is no token of the structure`);
    }
  }

  private countText(at: number, length: number): void {
    this.text += length;
    if (this.text > MAX_PATH_TEXT) refuse(at, `names and paths have more than ${MAX_PATH_TEXT >> 20} Mi characters`);
  }

  private cell(at: number, end: number): number {
    if (at + 4 > end) refuse(at, 'the structure has no end');
    return this.view.getUint32(at);
  }

  private begin(at: number, header: Header, parent: Growing | undefined): { node: Growing; end: number } {
    if (++this.nodes > MAX_NODES) refuse(at, `there are more than ${MAX_NODES} nodes`);
    const { text, end } = this.name(at + 4, header.structureEnd);
    const name = parent ? text : '';
    if (parent && parent.depth >= MAX_DEPTH) refuse(at, `nodes are nested more than ${MAX_DEPTH} levels deep`);
    const path = !parent ? '/' : parent.path === '/' ? `/${name}` : `${parent.path}/${name}`;
    this.countText(at, path.length);
    const depth = (parent?.depth ?? 0) + 1;
    const node: Growing = { name, path, labels: [], properties: [], children: [], origins: [], depth };
    parent?.children.push(node);
    return { node, end: (end + 3) & ~3 };
  }

  private property(at: number, header: Header, node: Growing | undefined): number {
    if (!node) refuse(at, 'a property stands outside of all nodes');
    if (node.children.length > 0) refuse(at, 'a property stands behind a subnode');
    if (++this.properties > MAX_PROPERTIES) refuse(at, `there are more than ${MAX_PROPERTIES} properties`);
    const length = this.cell(at + 4, header.structureEnd);
    const nameOffset = this.cell(at + 8, header.structureEnd);
    const start = at + 12;
    if (start + length > header.structureEnd) refuse(at + 4, `a value of ${length} bytes ends behind the structure`);
    const nameAt = header.strings + nameOffset;
    if (nameAt >= header.stringsEnd) refuse(at + 8, 'a name lies outside of the strings block');
    const { text: name } = this.name(nameAt, header.stringsEnd);
    node.properties.push({ name, value: this.bytes.slice(start, start + length), origins: [], valueSpan: undefined });
    return (start + length + 3) & ~3;
  }

  /** A NUL-terminated name; `end` is behind the NUL. */
  private name(at: number, blockEnd: number): { text: string; end: number } {
    const end = this.bytes.indexOf(0, at);
    if (end < 0 || end >= blockEnd) refuse(at, 'a name has no end');
    this.countText(at, end - at);
    return { text: new TextDecoder('latin1').decode(this.bytes.subarray(at, end)), end: end + 1 };
  }
}

type Growing = Omit<DtNode, 'properties' | 'children'> & {
  readonly properties: Property[];
  readonly children: Growing[];
  readonly depth: number;
};

/** A blob has no source. */
const NO_PLACE = { file: '', start: 0, end: 0 };

/** Never throws on bytes. More bytes than `totalsize` are padding and allowed. */
export function readDtb(bytes: Uint8Array): ReadDtb {
  try {
    return { tree: new DtbReader(bytes).read() };
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.fault };
    throw error;
  }
}
