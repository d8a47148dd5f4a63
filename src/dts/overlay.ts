/**
 * An overlay onto a tree, as fdtoverlay and boot loaders do it (fdt_overlay_apply() of libfdt, dtc 1.8.1). What is new
 * comes first: libfdt puts new properties and new subnodes in front of those that are there, and the kernel sees
 * that order.
 */
import type { Diagnostic, Span } from '../lib/diagnostic';
import type { OverlayCode } from './codes';
import { MAX_PROBLEMS, MAX_TREE_STEPS } from './limits';
import { phandlesOf, statedPhandle } from './phandles';
import { allNodes, cellsOf, findChild, findNode, findProperty, stringsOf } from './tree';
import type { DeviceTree, DtNode, Origin, Property } from './tree';

export type AppliedOverlay = { readonly tree: DeviceTree; readonly diagnostics: readonly Diagnostic[] };

type Draft = {
  readonly name: string;
  readonly path: string;
  readonly labels: readonly string[];
  properties: Property[];
  readonly children: Draft[];
  origins: readonly Origin[];
};

const NO_PHANDLE = 0xffff_ffff;
const PHANDLE_NAMES = ['phandle', 'linux,phandle'];

/** A copy that may be changed. */
function draftOf(root: DtNode): Draft {
  const copy = (node: DtNode): Draft => ({ ...node, properties: [...node.properties], children: [] });
  const draft = copy(root);
  const work: [DtNode, Draft][] = [[root, draft]];
  for (let next = work.pop(); next; next = work.pop()) {
    for (const child of next[0].children) {
      const grown = copy(child);
      next[1].children.push(grown);
      work.push([child, grown]);
    }
  }
  return draft;
}

class TooManySteps extends Error {}

/** Counts what is looked through: libfdt looks for everything from the beginning, and so do we. */
class Steps {
  private left = MAX_TREE_STEPS;
  /** Values that are ours to change. */
  readonly owned = new Set<Uint8Array>();

  /** Throws TooManySteps, for applyOverlay() only. */
  take(count: number): void {
    this.left -= count;
    if (this.left < 0) throw new TooManySteps();
  }
}

function setCell(node: Draft, name: string, offset: number, change: (old: number) => number, steps: Steps): void {
  steps.take(node.properties.length);
  const at = node.properties.findIndex((p) => p.name === name);
  const property = node.properties[at];
  if (!property || !(offset >= 0 && offset + 4 <= property.value.length)) return;
  const value = steps.owned.has(property.value) ? property.value : property.value.slice();
  const view = new DataView(value.buffer);
  view.setUint32(offset, change(view.getUint32(offset)) >>> 0);
  if (value === property.value) return;
  steps.owned.add(value);
  node.properties[at] = { ...property, value };
}

/** As fdt_setprop(): in its place, or in front of all. */
function setProperty(node: Draft, property: Property, steps: Steps): void {
  steps.take(node.properties.length);
  const at = node.properties.findIndex((p) => p.name === property.name);
  const old = node.properties[at];
  if (old) steps.take(old.origins.length);
  if (old) node.properties[at] = { ...property, origins: [...old.origins, ...property.origins] };
  else node.properties = [property, ...node.properties];
}

/** As fdt_subnode_offset(): a name without unit address also finds one with it. */
function matchingChild(node: Draft, name: string, steps: Steps): Draft | undefined {
  steps.take(node.children.length);
  const start = name.includes('@') ? undefined : `${name}@`;
  return node.children.find((c) => c.name === name || (start !== undefined && c.name.startsWith(start)));
}

function subnodeOf(node: Draft, name: string, steps: Steps): Draft {
  const known = matchingChild(node, name, steps);
  if (known) return known;
  const path = node.path === '/' ? `/${name}` : `${node.path}/${name}`;
  const fresh: Draft = { name, path, labels: [], properties: [], children: [], origins: [] };
  node.children.unshift(fresh);
  return fresh;
}

class OverlayApplication {
  private readonly root: Draft;
  private readonly overlay: Draft;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly baseNodes: number;
  private byPhandle: ReadonlyMap<number, DtNode>;
  private readonly steps = new Steps();

  constructor(
    private readonly base: DeviceTree,
    overlay: DeviceTree,
  ) {
    this.root = draftOf(base.root);
    this.overlay = draftOf(overlay.root);
    this.byPhandle = phandlesOf(this.root);
    this.baseNodes = [...allNodes(this.root)].length;
  }

  run(): AppliedOverlay {
    this.renumber();
    this.resolveForeign();
    this.keepPhandles();
    const targets = new Map<string, Draft>();
    for (const fragment of this.overlay.children) {
      const body = matchingChild(fragment, '__overlay__', this.steps);
      const target = body && this.targetOf(fragment);
      if (!body || !target) continue;
      targets.set(fragment.name, target);
      merge(target, body, this.steps);
    }
    this.addSymbols(targets);
    const tree = { ...this.base, root: this.root, phandles: phandlesOf(this.root) };
    return { tree, diagnostics: this.diagnostics };
  }

  /** Phandles of the overlay move above those of the base. */
  private renumber(): void {
    let highest = 0;
    for (const phandle of this.byPhandle.keys()) if (phandle !== NO_PHANDLE) highest = Math.max(highest, phandle);
    const shift = (old: number): number => old + highest;
    for (const node of allNodes(this.overlay) as Generator<Draft>) {
      for (const name of PHANDLE_NAMES) setCell(node, name, 0, shift, this.steps);
    }
    const fixups = findChild(this.overlay, '__local_fixups__');
    if (fixups) shiftReferences(this.overlay, fixups, shift, this.steps);
  }

  /** A node that has a phandle keeps it, whatever the overlay gives it (overlay_prevent_phandle_overwrite()). */
  private keepPhandles(): void {
    const kept = new Map<number, number>();
    const work: [Draft, Draft][] = [];
    for (const fragment of this.overlay.children) {
      const body = matchingChild(fragment, '__overlay__', this.steps);
      const target = body && this.knownTarget(fragment);
      if (body && target) work.push([target, body]);
    }
    for (let next = work.pop(); next; next = work.pop()) {
      const [node, twin] = next;
      const [ours, theirs] = [statedPhandle(node), statedPhandle(twin)];
      if (ours && theirs) kept.set(theirs, ours);
      for (const name of ours && theirs ? PHANDLE_NAMES : []) setCell(twin, name, 0, () => ours as number, this.steps);
      for (const child of twin.children) {
        const known = matchingChild(node, child.name, this.steps);
        if (known) work.push([known, child]);
      }
    }
    const fixups = findChild(this.overlay, '__local_fixups__');
    if (fixups && kept.size > 0) shiftReferences(this.overlay, fixups, (old) => kept.get(old) ?? old, this.steps);
  }

  /** `/__fixups__`: label → `path:property:offset` of each cell that waits for its phandle. */
  private resolveForeign(): void {
    const known = findChild(this.root, '__symbols__')?.properties ?? [];
    const symbols = new Map([...known].reverse().map((symbol) => [symbol.name, symbol]));
    for (const { name: label, value } of findChild(this.overlay, '__fixups__')?.properties ?? []) {
      const symbol = symbols.get(label);
      const node = symbol && findNode(this.base, stringsOf(symbol.value)[0] ?? '');
      const property = node && findProperty(node, 'phandle');
      const phandle = property && cellsOf(property.value)[0];
      for (const place of stringsOf(value)) this.resolve(label, place, phandle);
    }
  }

  private resolve(label: string, place: string, phandle: number | undefined): void {
    const [path = '', property = '', offset = ''] = place.split(':');
    const node = this.overlayNode(path);
    if (!node) return;
    if (phandle !== undefined) setCell(node, property, Number(offset), () => phandle, this.steps);
    else {
      const message = `The board has no label \`${label}\`, which this overlay refers to`;
      this.report('overlay-label-missing', findProperty(node, property)?.origins.at(-1) ?? node.origins[0], message);
    }
  }

  private overlayNode(path: string): Draft | undefined {
    let node: Draft | undefined = this.overlay;
    for (const name of path.split('/').filter(Boolean)) {
      this.steps.take(node?.children.length ?? 0);
      node = node?.children.find((child) => child.name === name);
    }
    return node;
  }

  private knownTarget(fragment: Draft): Draft | undefined {
    const target = findProperty(fragment, 'target');
    const phandle = target && cellsOf(target.value)[0];
    if (phandle !== undefined) return phandle === NO_PHANDLE ? undefined : this.nodeWithPhandle(phandle);
    const path = findProperty(fragment, 'target-path');
    return path && this.nodeAtPath(stringsOf(path.value)[0] ?? '');
  }

  private targetOf(fragment: Draft): Draft | undefined {
    const node = this.knownTarget(fragment);
    const target = findProperty(fragment, 'target');
    // A label that the board does not have was reported where its cell was to be filled in.
    const isReported = target !== undefined && cellsOf(target.value)[0] === NO_PHANDLE;
    if (!node && !isReported) {
      const path = findProperty(fragment, 'target-path') ?? target;
      const named = path && path !== target ? stringsOf(path.value)[0] : undefined;
      const message = `The board has no node ${named ?? 'that this fragment names'} for this overlay to change`;
      this.report('overlay-target-missing', path?.origins.at(-1) ?? fragment.origins[0], message);
    }
    return node;
  }

  /** A node that an earlier fragment brought may be meant. */
  private nodeWithPhandle(phandle: number): Draft | undefined {
    if (!this.byPhandle.has(phandle)) {
      this.byPhandle = phandlesOf(this.root);
      this.steps.take(this.baseNodes);
    }
    return this.byPhandle.get(phandle) as Draft | undefined;
  }

  private nodeAtPath(path: string): Draft | undefined {
    let node: Draft | undefined = this.root;
    for (const name of path.split('/').filter(Boolean)) node = node && matchingChild(node, name, this.steps);
    return node;
  }

  /** Labels of what was merged in, under their new paths (overlay_symbol_update()). */
  private addSymbols(targets: ReadonlyMap<string, Draft>): void {
    for (const symbol of findChild(this.overlay, '__symbols__')?.properties ?? []) {
      const [, fragment = '', marker, ...rest] = (stringsOf(symbol.value)[0] ?? '').split('/');
      const target = targets.get(fragment);
      if (marker !== '__overlay__' || !target) continue;
      const path = [target.path === '/' ? '' : target.path, ...rest].join('/') || '/';
      const value = new TextEncoder().encode(`${path}\0`);
      this.steps.take(value.length);
      setProperty(subnodeOf(this.root, '__symbols__', this.steps), { ...symbol, value }, this.steps);
    }
  }

  private report(code: OverlayCode, span: Span | undefined, message: string): void {
    if (this.diagnostics.length >= MAX_PROBLEMS) return;
    const { file, start, end } = span ?? { file: '', start: 0, end: 0 };
    const detail = 'FDT_ERR_NOTFOUND';
    this.diagnostics.push({ code, severity: 'error', span: { file, start, end }, message, detail });
  }
}

/** overlay_apply_node(), without recursion. */
function merge(target: Draft, body: Draft, steps: Steps): void {
  const work: [Draft, Draft][] = [[target, body]];
  for (let next = work.pop(); next; next = work.pop()) {
    const [into, from] = next;
    steps.take(into.origins.length);
    into.origins = [...into.origins, ...from.origins];
    for (const property of from.properties) setProperty(into, property, steps);
    for (const child of from.children) work.push([subnodeOf(into, child.name, steps), child]);
  }
}

/** overlay_update_local_references(): the fixups mirror the tree, their cells are offsets into its values. */
function shiftReferences(overlay: Draft, fixups: DtNode, shift: (old: number) => number, steps: Steps): void {
  const work: [Draft, DtNode][] = [[overlay, fixups]];
  for (let next = work.pop(); next; next = work.pop()) {
    const [node, mirror] = next;
    for (const { name, value } of mirror.properties)
      for (const at of cellsOf(value)) setCell(node, name, at, shift, steps);
    for (const child of mirror.children) {
      steps.take(node.children.length);
      const twin = node.children.find((c) => c.name === child.name);
      if (twin) work.push([twin, child]);
    }
  }
}

const TOO_MANY_STEPS: Diagnostic = {
  code: 'limit-steps',
  severity: 'error',
  span: { file: '', start: 0, end: 0 },
  message: `Applying the overlay takes more than ${MAX_TREE_STEPS} steps: the board is left as it was`,
};

/** `base` was evaluated with symbols; `overlay` is a compiled overlay, from source or from a blob. */
export function applyOverlay(base: DeviceTree, overlay: DeviceTree): AppliedOverlay {
  try {
    return new OverlayApplication(base, overlay).run();
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;
    return { tree: base, diagnostics: [TOO_MANY_STEPS] };
  }
}
