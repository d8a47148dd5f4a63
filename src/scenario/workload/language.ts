/** The workload text in the editor: what its words mean, and what can be typed where. */
import type { Completion, Completions } from '../../dts/language/completion';
import type { Block, Hover } from '../../dts/language/hover';
import type { Machine } from '../../kernel/machine';
import { formatBytes, formatPages } from '../../lib/format';
import { WORKLOAD_FILE } from './diagnostics';
import { WORKLOAD_HELP } from './help';
import { isHeapName } from './words';

/** Text before the cursor that is looked at for names of buffers. */
const MAX_LOOK = 200_000;
const MAX_NAMES = 500;
const WORD = /[A-Za-z0-9,._+@$-]/;

const text = (sentence: string): Block => ({ kind: 'text', text: sentence });
const code = (lines: string): Block => ({ kind: 'code', text: lines });

type Word = { readonly start: number; readonly end: number; readonly text: string };

function wordAt(workload: string, offset: number): Word {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(workload[start - 1] as string)) start--;
  while (end < workload.length && WORD.test(workload[end] as string)) end++;
  return { start, end, text: workload.slice(start, end) };
}

/** The words of the line before the one at `start`; undefined in a comment. */
function wordsBefore(workload: string, start: number): string[] | undefined {
  const line = workload.slice(workload.lastIndexOf('\n', start - 1) + 1, start);
  if (/#|\/\//.test(line)) return undefined;
  return (line.split(/[{}]/).at(-1) ?? '').split(/\s+/).filter((word) => word !== '');
}

export function hoverWorkload(workload: string, offset: number, machine: Machine): Hover | undefined {
  const word = wordAt(workload, offset);
  const before = wordsBefore(workload, word.start);
  if (word.text === '' || before === undefined) return undefined;
  const blocks = before.length === 0 ? verb(word.text) : noun(workload, word.text, machine);
  return blocks && { span: { file: WORKLOAD_FILE, start: word.start, end: word.end }, blocks };
}

function verb(word: string): Block[] | undefined {
  const entry = WORKLOAD_HELP.find((one) => one.word === word.toLowerCase());
  return entry && [code(entry.form), text(entry.meaning)];
}

function noun(workload: string, word: string, machine: Machine): Block[] | undefined {
  return heap(word, machine) ?? buffer(workload, word) ?? verb(word);
}

function heap(name: string, { heaps, areas, pageSize }: Machine): Block[] | undefined {
  const found = heaps.find((one) => one.name === name);
  if (!found) return undefined;
  const area = found.kind === 'cma' ? areas[found.area] : undefined;
  const size = area ? `${formatBytes(area.pages * pageSize)}, ${formatPages(area.pages)}` : 'pages from all of RAM';
  return [code(`/dev/dma_heap/${name}`), text(area ? `CMA area ${area.name}: ${size}` : size)];
}

/** The line that allocates it. */
function buffer(workload: string, name: string): Block[] | undefined {
  const line = workload.split('\n', MAX_LOOK).find((one) => allocated(one) === name);
  return line === undefined ? undefined : [code(line.trim())];
}

const allocated = (line: string): string | undefined => /^\s*alloc\s+(\S+)/i.exec(line)?.[1];

export function completeWorkload(workload: string, offset: number, machine: Machine): Completions | undefined {
  const word = wordAt(workload, offset);
  const before = wordsBefore(workload, word.start);
  if (before === undefined) return undefined;
  return { start: word.start, end: word.end, items: itemsFor(workload.slice(0, word.start), before, machine) };
}

const TAKES_HEAP = new Set(['pin', 'unpin', 'movable', 'random']);
const TAKES_BUFFER = new Set(['free', 'hold', 'drop']);

function itemsFor(above: string, before: readonly string[], machine: Machine): Completion[] {
  const verbs = ['alloc', 'free', 'hold', 'drop', 'pin', 'unpin', 'movable', 'random', 'repeat', 'note', 'expect'];
  const [first = '', ...rest] = before.map((word) => word.toLowerCase());
  if (before.length === 0) return words(verbs);
  if (first === 'alloc') return afterAlloc(rest.length, machine);
  if (TAKES_HEAP.has(first) && rest.length === 0) return heapItems(machine);
  if (TAKES_BUFFER.has(first) && rest.length === 0) return bufferItems(above);
  if ((first === 'hold' || first === 'drop') && rest.length === 1) return words(['fd', 'mmap', 'import']);
  if (first === 'expect' && rest.length === 0) return words(['ok', 'fail']);
  if ((first === 'pin' || first === 'unpin') && rest.length === 1) return words(['all']);
  if (first === 'movable' && rest.length === 1) return words(['all', 'elsewhere']);
  return [];
}

/** `alloc NAME HEAP SIZE …` */
function afterAlloc(given: number, machine: Machine): Completion[] {
  if (given === 1) return heapItems(machine);
  return given >= 3 ? words(['by', 'flags']) : [];
}

const words = (list: readonly string[]): Completion[] =>
  list.map((word) => {
    const entry = WORKLOAD_HELP.find((one) => one.word === word);
    const about = entry ? { detail: entry.form, help: entry.meaning } : {};
    return { label: word, kind: 'word', insert: word, ...about };
  });

const heapItems = (machine: Machine): Completion[] =>
  machine.heaps
    .filter(({ name }) => isHeapName(name))
    .map(({ name, kind }) => ({
      label: name,
      kind: 'heap',
      insert: name,
      detail: kind === 'cma' ? 'CMA area' : 'pages',
    }));

/** Those that lines above allocate and do not free. */
function bufferItems(above: string): Completion[] {
  const names = new Set<string>();
  for (const line of above.slice(-MAX_LOOK).split('\n')) {
    const name = allocated(line);
    if (name !== undefined) names.add(name);
    const freed = /^\s*free\s+(\S+)/i.exec(line)?.[1];
    if (freed !== undefined) names.delete(freed);
  }
  return [...names].slice(-MAX_NAMES).map((name) => ({ label: name, kind: 'buffer', insert: name }));
}
