/** `/__fixups__` and `/__local_fixups__` of an overlay: where the phandles in it stand (livetree.c, dtc 1.8.1). */
import type { Fixup } from './references';
import type { DeviceTree, DtNode, Property } from './tree';

/** A node that grows: everything is found by name, and values are joined when it is done. */
class Growing {
  private readonly values = new Map<string, Uint8Array[]>();
  private readonly children = new Map<string, Growing>();

  constructor(
    private readonly name: string,
    private readonly path: string,
  ) {}

  /** Values of one property are joined in order. */
  append(property: string, bytes: Uint8Array): void {
    const pieces = this.values.get(property);
    if (pieces) pieces.push(bytes);
    else this.values.set(property, [bytes]);
  }

  child(name: string): Growing {
    const known = this.children.get(name);
    if (known) return known;
    const child = new Growing(name, `${this.path}/${name}`);
    this.children.set(name, child);
    return child;
  }

  descendant(path: string): Growing {
    return path
      .split('/')
      .filter(Boolean)
      .reduce<Growing>((node, name) => node.child(name), this);
  }

  get isEmpty(): boolean {
    return this.values.size + this.children.size === 0;
  }

  /** Without recursion: an overlay may be deep. */
  freeze(): DtNode {
    const root = this.shallow();
    const work: [Growing, DtNode[]][] = [[this, root.children]];
    for (let next = work.pop(); next; next = work.pop()) {
      for (const child of next[0].children.values()) {
        const grown = child.shallow();
        next[1].push(grown.node);
        work.push([child, grown.children]);
      }
    }
    return root.node;
  }

  private shallow(): { node: DtNode; children: DtNode[] } {
    const properties = [...this.values].map(([name, pieces]): Property => {
      return { name, value: joined(pieces), origins: [], valueSpan: undefined };
    });
    const children: DtNode[] = [];
    return { node: { name: this.name, path: this.path, labels: [], properties, children, origins: [] }, children };
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function cell(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Appends both nodes to the root, each only if it is needed. */
export function withFixups(tree: DeviceTree, fixups: readonly Fixup[]): DeviceTree {
  const foreign = new Growing('__fixups__', '/__fixups__');
  const local = new Growing('__local_fixups__', '/__local_fixups__');
  // Those of one node follow each other, and its path may be long.
  let last = { path: '/', node: local };
  for (const { path, property, offset, label } of fixups) {
    if (label === undefined) {
      if (last.path !== path) last = { path, node: local.descendant(path) };
      last.node.append(property, cell(offset));
    } else foreign.append(label, new TextEncoder().encode(`${path}:${property}:${offset}\0`));
  }
  const added = [foreign, local].filter((node) => !node.isEmpty).map((node) => node.freeze());
  return { ...tree, root: { ...tree.root, children: [...tree.root.children, ...added] } };
}
