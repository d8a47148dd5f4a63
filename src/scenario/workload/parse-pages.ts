/** `pin HEAP PAGES`, `unpin HEAP PAGES`, `movable HEAP PAGES` and `movable HEAP elsewhere N`. */
import type { ElsewhereOperation, PagesOperation } from '../operation';
import { fault, isFault, missing, unexpected, type Fault } from './diagnostics';
import type { Word } from './lines';
import { checkHeapName } from './parse-alloc';

type PageRange = { readonly first: number; readonly end: number };

/** Pages beyond any area. */
const MAX_PAGE = 2 ** 32 - 1;

const PAGES_ADVICE =
  'pages are one number, a range with both ends, 300..399, or all; they count from the first of the area';

export function parsePages(words: readonly Word[], line: number): PagesOperation | ElsewhereOperation | Fault {
  const kind = (words[0] as Word).text as PagesOperation['kind'];
  const [, area, pages, ...rest] = words;
  const form = `${kind} HEAP PAGES`;
  if (!area) return missing(words, `a heap or an area must follow ${kind}: ${form}`);
  const badHeap = checkHeapName(area);
  if (badHeap) return badHeap;
  if (!pages) return missing(words, `pages must follow the heap: ${form}; ${PAGES_ADVICE}`);
  if (kind === 'movable' && pages.text === 'elsewhere') return parseElsewhere(words, line, area);
  const range = pageRange(pages);
  if (isFault(range)) return range;
  return rest[0] ? unexpected(rest[0]) : { kind, line, area: area.text, ...range };
}

function pageRange(word: Word): PageRange | Fault {
  if (word.text === 'all') return { first: 0, end: Infinity };
  const match = /^(\d{1,10})(?:\.\.(\d{1,10}))?$/.exec(word.text);
  if (!match) return fault('workload-pages', `${word.text} is no page: ${PAGES_ADVICE}`, word);
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  if (last > MAX_PAGE || first > MAX_PAGE)
    return fault('workload-pages', `no area has more than ${MAX_PAGE} pages`, word);
  if (last < first)
    return fault('workload-pages', `${word.text} ends before it begins; the lower page comes first`, word);
  return { first, end: last + 1 };
}

function parseElsewhere(words: readonly Word[], line: number, area: Word): ElsewhereOperation | Fault {
  const [count, extra] = words.slice(3);
  const advice = 'the number of free pages must follow elsewhere: 4000, or unlimited';
  if (!count) return missing(words, advice);
  const number = /^(\d{1,10})p?$/.exec(count.text);
  if (!number && count.text !== 'unlimited') return fault('workload-pages', advice, count);
  if (extra) return unexpected(extra);
  return { kind: 'elsewhere', line, area: area.text, pages: number ? Number(number[1]) : Infinity };
}
