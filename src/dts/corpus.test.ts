import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { boardNames, boardText, hasCorpus, hex, propertiesOf, readJson, treeOf, type TreePicture } from './corpus';
import { evaluate } from './evaluate';
import { allNodes, cellsOf, findNode, stringsOf, type DeviceTree, type DtNode } from './tree';

type Expected = {
  nodes: number;
  properties: number;
  phandles: number;
  phandleMapSha256: string;
  memreserve: unknown[];
  root: Record<string, string>;
  memory: Record<string, Record<string, string>>;
  reservedMemory: TreePicture;
  reservedMemoryPhandles: Record<string, number>;
  consumers: Record<string, Record<string, string[]>>;
};

const only = (props: Record<string, string>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(props).filter(([name]) => names.includes(name)));

/** What the corpus keeps of the root and of memory nodes. */
const ROOT_PROPERTIES = ['#address-cells', '#size-cells', 'interrupt-parent'];

const phandleOf = (node: DtNode): number | undefined => {
  const property = node.properties.find((p) => p.name === 'phandle');
  return property && cellsOf(property.value)[0];
};

function consumersOf(tree: DeviceTree): Expected['consumers'] {
  const found: Expected['consumers'] = {};
  for (const node of allNodes(tree.root)) {
    const regions = node.properties.find((p) => p.name === 'memory-region');
    if (!regions) continue;
    const path = (phandle: number): string => tree.phandles.get(phandle)?.path ?? `0x${phandle.toString(16)}`;
    const names = node.properties.find((p) => p.name === 'memory-region-names');
    found[node.path] = {
      'memory-region': cellsOf(regions.value).map(path),
      ...(names ? { 'memory-region-names': stringsOf(names.value) } : {}),
    };
  }
  return found;
}

function summaryOf(tree: DeviceTree): Expected {
  const nodes = [...allNodes(tree.root)];
  const phandles = nodes.flatMap((n) =>
    phandleOf(n) === undefined ? [] : [[phandleOf(n) as number, n.path] as const],
  );
  const lines = [...phandles].sort((a, b) => a[0] - b[0]).map(([phandle, path]) => `${phandle} ${path}`);
  const isMemory = (n: DtNode): boolean =>
    n.properties.some((p) => p.name === 'device_type' && hex(p.value) === '6d656d6f727900');
  const reserved = findNode(tree, '/reserved-memory');
  return {
    nodes: nodes.length,
    properties: nodes.reduce((count, n) => count + n.properties.length, 0),
    phandles: phandles.length,
    phandleMapSha256: createHash('sha256').update(lines.join('\n')).digest('hex'),
    memreserve: tree.memreserve.map((r) => [r.address, r.size]),
    root: only(propertiesOf(tree.root), ROOT_PROPERTIES),
    memory: Object.fromEntries(nodes.filter(isMemory).map((n) => [n.path, propertiesOf(n)])),
    reservedMemory: reserved ? treeOf(reserved) : {},
    reservedMemoryPhandles: Object.fromEntries(
      phandles.filter(([, path]) => path.startsWith('/reserved-memory/')).map(([phandle, path]) => [path, phandle]),
    ),
    consumers: consumersOf(tree),
  };
}

describe.skipIf(!hasCorpus())('boards', () => {
  it.each(hasCorpus() ? boardNames() : [])('%s', (name) => {
    const expected = readJson<Expected>(`expected/${name}.json`);
    const { tree, diagnostics, complete } = evaluate({
      files: [{ path: 'board.dts', text: boardText(name) }],
      main: 'board.dts',
    });
    expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    expect(complete).toBe(true);
    const summary = summaryOf(tree);
    for (const key of Object.keys(summary) as (keyof Expected)[])
      expect([key, summary[key]]).toEqual([key, expected[key]]);
  });
});
