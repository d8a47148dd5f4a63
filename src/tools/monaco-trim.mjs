/**
 * Leaves out of the build what Monaco brings along and this page never shows: the diff editors, drawing by GPU, the
 * minimap, tree-sitter, colour pickers; and of its icons those that no kept file names.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { subsetFont } from './icon-font.mjs';

const FONT = /codicon[^/]*\.ttf$/;
const MONACO = /[\\/]monaco-editor[\\/]esm[\\/]vs[\\/](.*\.js)$/;

/**
 * Files that are replaced by empty classes of the same names. Each is reached only through an option that the page does
 * not set, or through an API that it does not call; the end-to-end tests run on what is left.
 */
export const UNUSED = new Set([
  'editor/browser/widget/diffEditor/diffEditorWidget.js',
  'editor/browser/widget/multiDiffEditor/multiDiffEditorWidget.js',
  'editor/browser/gpu/viewGpuContext.js',
  'editor/browser/viewParts/viewLinesGpu/viewLinesGpu.js',
  'editor/browser/viewParts/gpuMark/gpuMark.js',
  'editor/browser/viewParts/rulersGpu/rulersGpu.js',
  'editor/common/model/tokens/treeSitter/treeSitterSyntaxTokenBackend.js',
  'editor/common/diff/linesDiffComputers.js',
  'editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPickerParticipant.js',
  'editor/contrib/inlayHints/browser/inlayHintsHover.js',
  'editor/contrib/inlineCompletions/browser/hintsWidget/inlineCompletionsHintsWidget.js',
  'base/common/observableInternal/logging/debugger/devToolsLogger.js',
  'base/browser/ui/selectBox/selectBoxCustom.js',
]);

/** Files that something calls, with what it gets instead. */
export const REPLACED = new Map([
  [
    'editor/contrib/dropOrPasteInto/browser/copyPasteController.js',
    'export class CopyPasteController { static get() { return null; } }',
  ],
  [
    'editor/browser/viewParts/minimap/minimap.js',
    `import { ViewPart } from '../../view/viewPart.js';
     export class Minimap extends ViewPart {
       node = document.createElement('div');
       getDomNode() { return { domNode: this.node }; }
       prepareRender() {}
       render() {}
     }`,
  ],
]);

/** @param {string} code a file of Monaco's; its exports stand in one list at its end */
export function emptyClasses(code) {
  const names = /^export \{([^}]*)\};/m
    .exec(code)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  if (!names || names.some((name) => !/^\w+$/.test(name)))
    throw new Error('a file of Monaco has other exports than were expected');
  return names.map((name) => `export class ${name} {}`).join('\n');
}

const REGISTERED = /(\w+): register\('([^']+)', (?:(0x[0-9a-f]+)|'([^']+)')\)/g;
/** An icon may be another's name for another. */
const MAX_ALIASES = 4;
const USED = /\bCodicon\.(\w+)|\bcodicon-([a-z-]+)|\$\(([a-z-]+)\)/g;

/** Characters of Monaco's icons, by the names that its files use for them. */
class Icons {
  /** @type {Map<string, number>} */
  codes = new Map();
  /** @type {Map<string, string>} */
  aliases = new Map();
  /** @type {Set<string>} */
  used = new Set();

  /** @param {string} code */
  define(code) {
    for (const [, key = '', name = '', character, alias = ''] of code.matchAll(REGISTERED)) {
      this.aliases.set(key, name);
      if (character !== undefined) this.codes.set(name, Number(character));
      else this.aliases.set(name, alias);
    }
  }

  /** @param {string} code */
  use(code) {
    for (const [, key, className, inText] of code.matchAll(USED)) this.used.add(key ?? className ?? inText ?? '');
  }

  characters() {
    return [...this.used].flatMap((name) => this.characterOf(name) ?? []);
  }

  /** @param {string | undefined} name @returns {number | undefined} */
  characterOf(name, steps = MAX_ALIASES) {
    const character = name === undefined ? undefined : this.codes.get(name);
    if (character !== undefined || name === undefined || steps === 0) return character;
    return this.characterOf(this.aliases.get(name), steps - 1);
  }
}

/** @returns {import('vite').Plugin} */
export function trimMonaco() {
  const icons = new Icons();
  const met = new Set();
  return {
    name: 'carveout:trim-monaco',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const path = MONACO.exec(id)?.[1]?.replaceAll('\\', '/');
      if (path === undefined) return null;
      met.add(path);
      if (REPLACED.has(path)) return REPLACED.get(path);
      return UNUSED.has(path) ? emptyClasses(readFileSync(id, 'utf8')) : null;
    },
    transform(code, id) {
      const path = MONACO.exec(id)?.[1] ?? '';
      if (/codicons(?:Library)?\.js$/.test(path)) icons.define(code);
      else if (path !== '') icons.use(code);
      return null;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (met.size === 0) return;
        const gone = [...UNUSED, ...REPLACED.keys()].filter((path) => !met.has(path));
        if (gone.length > 0) this.error(`Monaco no longer reads ${gone.join(', ')}: look where it went`);
        withFewerIcons(bundle, icons.characters());
      },
    },
  };
}

/**
 * The font gets a name of its own, since its content no longer is what its name was made from.
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {number[]} characters
 */
function withFewerIcons(bundle, characters) {
  const assets = Object.values(bundle).flatMap((file) => (file.type === 'asset' ? [file] : []));
  const font = assets.find(({ fileName }) => FONT.test(fileName));
  if (!font || typeof font.source === 'string') throw new Error('the build has no icon font');
  const subset = subsetFont(font.source, characters);
  const hash = createHash('sha256').update(subset).digest('base64url').slice(0, 8);
  const before = basename(font.fileName);
  font.source = subset;
  font.fileName = font.fileName.replace(FONT, `codicon-${hash}.ttf`);
  for (const asset of assets) {
    if (typeof asset.source === 'string') asset.source = asset.source.replaceAll(before, basename(font.fileName));
  }
}
