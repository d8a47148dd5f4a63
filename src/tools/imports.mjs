/** Who imports whom below src: read with TypeScript's parser, so that text in comments and strings does not count. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} Import
 * @property {string} target a path below the source folder (`dts/tree.ts`), or the name of a package (`d3-zoom`, `node:fs`)
 * @property {boolean} local a file of ours
 * @property {boolean} typeOnly gone once compiled
 */
/** @typedef {ReadonlyMap<string, readonly Import[]>} ImportGraph keyed by path below the source folder */

/**
 * @param {ts.ImportDeclaration} node
 * @returns {boolean}
 */
function isTypeImport({ importClause }) {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/**
 * `new URL('./worker.ts', import.meta.url)`: how a worker is named.
 * @param {ts.Node} node
 * @returns {ts.Expression | undefined}
 */
function workerUrl(node) {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'URL') return undefined;
  const [address, base] = node.arguments ?? [];
  if (address === undefined || !ts.isStringLiteralLike(address) || !/\.tsx?$/.test(address.text)) return undefined;
  return base?.getText() === 'import.meta.url' ? address : undefined;
}

/**
 * @param {ts.Node} node
 * @returns {{ specifier: ts.Node | undefined, typeOnly: boolean }}
 */
function namedModule(node) {
  if (ts.isImportDeclaration(node)) return { specifier: node.moduleSpecifier, typeOnly: isTypeImport(node) };
  if (ts.isExportDeclaration(node)) return { specifier: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { specifier: node.argument.literal, typeOnly: true };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return { specifier: node.arguments[0], typeOnly: false };
  return { specifier: workerUrl(node), typeOnly: false };
}

/**
 * @param {string} text of a TypeScript or JavaScript file
 * @returns {{ specifier: string, typeOnly: boolean }[]}
 */
export function importsOf(text) {
  /** @type {{ specifier: string, typeOnly: boolean }[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const { specifier, typeOnly } = namedModule(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier))
      found.push({ specifier: specifier.text, typeOnly });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

const ENDINGS = ['', '.ts', '.tsx', '.mjs'];

/**
 * @param {string} from path of the importing file
 * @param {string} specifier as written; a query such as `?worker` is dropped
 * @param {ReadonlySet<string>} files
 * @returns {{ target: string, local: boolean }}
 */
function resolve(from, specifier, files) {
  if (!specifier.startsWith('.')) return { target: specifier, local: false };
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  const file = ENDINGS.map((ending) => path + ending).find((candidate) => files.has(candidate));
  return { target: file ?? path, local: true };
}

/**
 * @param {ReadonlyMap<string, string>} sources texts by path
 * @returns {ImportGraph}
 */
export function importGraph(sources) {
  const files = new Set(sources.keys());
  return new Map(
    [...sources].map(([path, text]) => [
      path,
      importsOf(text).map(({ specifier, typeOnly }) => ({ ...resolve(path, specifier, files), typeOnly })),
    ]),
  );
}

/**
 * @param {string} folder
 * @returns {Map<string, string>} the texts of all sources below a folder by path, with `/` on every system
 */
export function readSources(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => name.replaceAll('\\', '/')).filter((path) => /\.(ts|tsx|mjs)$/.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/**
 * Depth first: an import of a file that is still being visited closes a cycle.
 * @param {ImportGraph} graph
 * @returns {string[][]} each as the files in order of import, the first one again at the end
 */
export function importCycles(graph) {
  /** @type {string[][]} */
  const cycles = [];
  const done = new Set();
  /** @type {string[]} */
  const open = [];
  /** @param {string} path */
  const visit = (path) => {
    const start = open.indexOf(path);
    if (start >= 0) cycles.push([...open.slice(start), path]);
    if (start >= 0 || done.has(path)) return;
    open.push(path);
    for (const { target, local } of graph.get(path) ?? []) if (local && graph.has(target)) visit(target);
    open.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return cycles;
}
