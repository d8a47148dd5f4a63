/** Who may import whom. If a row gets in the way, change the row on purpose, in the same commit, with the reason. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Import, ImportGraph } from './tools/imports.mjs';
import { importCycles, importGraph, readSources } from './tools/imports.mjs';

type Layer = {
  /** Layers, or single files of a layer, whose code may be used. */
  readonly imports: readonly string[];
  /** Layers of which only types may be used. */
  readonly types?: readonly string[];
  readonly packages?: RegExp;
};

const NODE = /^node:/;

const LAYERS: Readonly<Record<string, Layer>> = {
  lib: { imports: [] },
  dts: { imports: ['lib'] },
  kernel: { imports: ['lib', 'dts/tree.ts'] },
  scenario: { imports: ['lib', 'dts', 'kernel', 'golden/agreement.json'], packages: /^(valibot|fflate)$/ },
  engine: { imports: ['lib', 'scenario'] },
  state: { imports: ['lib', 'kernel', 'scenario', 'engine'], packages: /^(zustand|zundo|idb-keyval)(\/|$)/ },
  charts: { imports: ['lib'], types: ['kernel', 'scenario'], packages: /^d3-/ },
  editor: { imports: ['lib'], types: ['dts'], packages: /^monaco-editor(\/|$)/ },
  ui: {
    imports: ['lib', 'dts', 'kernel', 'scenario', 'state', 'charts', 'editor', 'golden'],
    packages: /^(react|react-dom|zustand|@fontsource)(\/|$)/,
  },
  cli: { imports: ['lib', 'dts', 'kernel', 'scenario', 'engine', 'state'], packages: NODE },
  bench: {
    imports: ['lib', 'dts', 'kernel', 'scenario', 'engine', 'state', 'cli', 'tools'],
    packages: /^(node:|fflate$|vite$|@playwright\/test$)/,
  },
  fuzz: { imports: ['lib', 'dts', 'kernel', 'scenario', 'tools'], packages: /^(node:|fflate$)/ },
  // The judge of the captured kernels, and its figure: data, and one script that stands alone.
  golden: { imports: [], packages: NODE },
  tools: { imports: [], packages: /^(node:|typescript$|typescript-eslint$|eslint|puppeteer-core$)/ },
};

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const layerOf = (path: string) => path.split('/')[0]!;

/** Why a file may not import that; undefined if it may. */
function objection(layerName: string, { target, local, typeOnly }: Import): string | undefined {
  const layer = LAYERS[layerName];
  if (layer === undefined) return `${layerName}/ is not a layer`;
  if (!local) return layer.packages?.test(target) === true ? undefined : `the package ${target}`;
  const targetLayer = layerOf(target);
  if (targetLayer === layerName || layer.imports.includes(targetLayer) || layer.imports.includes(target))
    return undefined;
  if (layer.types?.includes(targetLayer) !== true) return `${targetLayer}/ (${target})`;
  return typeOnly ? undefined : `${targetLayer}/ otherwise than by "import type" (${target})`;
}

/** Tests, and the files that only tests import. */
function testCode(graph: ImportGraph): Set<string> {
  const found = new Set([...graph.keys()].filter(isTest));
  const importers = (path: string) =>
    [...graph].filter(([, imports]) => imports.some(({ target }) => target === path)).map(([importer]) => importer);
  const known = new Map([...graph.keys()].map((path) => [path, importers(path)]));
  let before: number;
  do {
    before = found.size;
    for (const [path, by] of known) if (by.length > 0 && by.every((importer) => found.has(importer))) found.add(path);
  } while (found.size > before);
  return found;
}

/** Test code may use whatever it needs. `main.tsx` composes, so it may import every layer. */
function forbiddenImports(graph: ImportGraph): string[] {
  const exempt = testCode(graph);
  return [...graph].flatMap(([path, imports]) => {
    if (exempt.has(path) || !path.includes('/')) return [];
    return imports.flatMap((found) => {
      const reason = objection(layerOf(path), found);
      return reason === undefined ? [] : [`${path} must not import ${reason}`];
    });
  });
}

const sources = readSources(fileURLToPath(new URL('.', import.meta.url)));
const graph = importGraph(sources);

describe('import layers', () => {
  it('hold', () => {
    expect(graph.size).toBeGreaterThan(10);
    expect(forbiddenImports(graph)).toEqual([]);
  });

  it('have no cycle between files', () => {
    expect(importCycles(graph).map((cycle) => cycle.join(' → '))).toEqual([]);
  });

  it('have no file that only re-exports', () => {
    expect([...sources.keys()].filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
  });

  it('import only files that exist', () => {
    const missing = [...graph].flatMap(([path, imports]) =>
      imports
        .filter(({ target, local }) => local && /\.(ts|tsx|mjs)$/.test(target) && !graph.has(target))
        .map(({ target }) => `${path}: ${target}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the layer table', () => {
  const said = (sample: Readonly<Record<string, string>>) =>
    forbiddenImports(importGraph(new Map(Object.entries(sample))));

  it.each([
    ['kernel/cma.ts', "import { parse } from '../dts/parser';", 'dts/parser.ts'],
    ['charts/scene.ts', "import { boot } from '../kernel/boot';", 'kernel/boot.ts'],
    ['ui/App.tsx', "import '../engine/worker';", 'engine/worker.ts'],
    ['ui/App.tsx', "const load = () => import('../cli/main');", 'cli/main.ts'],
    ['engine/client.ts', "new Worker(new URL('../ui/worker.ts', import.meta.url));", 'ui/worker.ts'],
    ['state/store.ts', "import { select } from 'd3-selection';", ''],
    ['lib/file.ts', "import { readFileSync } from 'node:fs';", ''],
  ])('refuses %s: %s', (path, text, target) => {
    expect(said({ [path]: text, ...(target === '' ? {} : { [target]: '' }) })).toHaveLength(1);
  });

  it.each([
    ['kernel/cma.ts', "import type { DeviceTree } from '../dts/tree';", 'dts/tree.ts'],
    ['charts/scene.ts', "import type { Machine } from '../kernel/machine';", 'kernel/machine.ts'],
    ['editor/marks.ts', "import { type Range } from '../dts/range';", 'dts/range.ts'],
    ['dts/parser.ts', "// import '../kernel/boot';\nconst text = \"import '../ui/App'\";", 'ui/App.tsx'],
    ['kernel/cma.test.ts', "import { parse } from '../dts/parser';", 'dts/parser.ts'],
  ])('allows %s: %s', (path, text, target) => {
    expect(said({ [path]: text, [target]: '' })).toEqual([]);
  });

  it('lets a file that only tests import use what they may, and no other', () => {
    const help = { 'dts/corpus.ts': "import 'node:fs';", 'dts/parse.test.ts': "import './corpus';" };
    expect(said(help)).toEqual([]);
    expect(said({ ...help, 'dts/parse.ts': "import './corpus';" })).toHaveLength(1);
  });

  it('sees a cycle', () => {
    const cycle = { 'lib/a.ts': "import './b';", 'lib/b.ts': "import './c';", 'lib/c.ts': "import './a';" };
    expect(importCycles(importGraph(new Map(Object.entries(cycle))))).toEqual([
      ['lib/a.ts', 'lib/b.ts', 'lib/c.ts', 'lib/a.ts'],
    ]);
  });
});
