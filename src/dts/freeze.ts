/** The live tree → plain data, with the places of the flat text turned into places of the user's files. */
import type { ByteSink } from './byte-sink';
import type { FlatSource } from './flat-source';
import type { LiveProperty } from './live-property';
import type { LiveNode, LiveTree } from './live-tree';
import type { Resolution } from './references';
import type { FileSyntax } from './syntax';
import type { DeviceTree, DtNode, MemoryReservation, Property } from './tree';

type Growing = { readonly node: DtNode; readonly children: DtNode[] };

class Freezer {
  private readonly phandles = new Map<number, DtNode>();

  constructor(
    private readonly flat: FlatSource,
    private readonly bytes: ByteSink,
    private readonly resolution: Resolution,
  ) {}

  tree(live: LiveTree, reservations: FileSyntax['reservations'], bootCpuid: number): DeviceTree {
    const root = this.node(live.root);
    const work: [LiveNode, Growing][] = [[live.root, root]];
    for (let next = work.pop(); next; next = work.pop()) {
      const [from, { children }] = next;
      for (const child of from.children) {
        if (child.deleted) continue;
        const grown = this.node(child);
        children.push(grown.node);
        if (child.children.length > 0) work.push([child, grown]);
      }
    }
    const memreserve = reservations.map((r): MemoryReservation => {
      return { address: r.address, size: r.size, origin: this.flat.originOf(r.start, r.end) };
    });
    return { root: root.node, memreserve, phandles: this.phandles, bootCpuid };
  }

  private node(live: LiveNode): Growing {
    const children: DtNode[] = [];
    const bodies = live.bodies.filter((body) => !body.deletes);
    const node: DtNode = {
      name: live.name,
      path: live.path,
      labels: live.labels.filter((l) => !l.deleted).map((l) => l.name),
      properties: this.properties(live),
      children,
      origins: bodies.map((body) => this.flat.originOf(body.start, body.end)),
    };
    if (live.phandle) this.phandles.set(live.phandle, node);
    return { node, children };
  }

  private properties(live: LiveNode): Property[] {
    const properties: Property[] = [];
    for (const property of live.properties) if (!property.deleted) properties.push(this.property(live, property));
    if (this.resolution.generated.has(live)) {
      properties.push({ name: 'phandle', value: cell(live.phandle), origins: [], valueSpan: undefined });
    }
    return properties;
  }

  private property(live: LiveNode, property: LiveProperty): Property {
    const { name, places, value } = property;
    const origins = places.map(({ start, end }) => this.flat.originOf(start, end));
    if (!value) return { name, value: new Uint8Array(0), origins, valueSpan: undefined };
    const asksForPhandle = value.references.length > 0 && (name === 'phandle' || name === 'linux,phandle');
    const written = this.resolution.expanded.get(property) ?? this.bytes.slice(value.bytesStart, value.bytesEnd);
    const { file, start, end } = this.flat.originOf(value.valueStart, value.valueEnd);
    const valueSpan = value.valueEnd > value.valueStart ? { file, start, end } : undefined;
    return { name, value: asksForPhandle && live.phandle ? cell(live.phandle) : written, origins, valueSpan };
  }
}

function cell(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Plain data; nothing of it refers to the live tree. */
export const freeze = (
  live: LiveTree,
  syntax: FileSyntax,
  flat: FlatSource,
  bytes: ByteSink,
  resolution: Resolution,
  bootCpuid: number,
): DeviceTree => new Freezer(flat, bytes, resolution).tree(live, syntax.reservations, bootCpuid);
