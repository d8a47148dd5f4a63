/** How far a prediction can be trusted and who decides, in the words of the page. */
import type { Claim } from '../../kernel/machine';
import type { BehaviourConfidence, Level } from '../../scenario/confidence';

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  captured: 'captured',
  read: 'read in source',
  inferred: 'inferred',
};

export const OUTCOME_WORDS: Readonly<Record<Claim['outcome'], string>> = {
  won: 'won',
  bypassed: 'bypassed',
  refused: 'refused',
  absent: 'not asked',
};

export const SOURCE_WORDS: Readonly<Record<Claim['source'], string>> = {
  cmdline: 'command line',
  devicetree: 'devicetree',
  kconfig: 'Kconfig',
};

/** More cases than this are counted. */
const MOST_CASES = 3;

/** `captured: a@7.3-4k, b@7.3-4k and 12 more`, `read in source: mm/cma.c, v6.1`. */
export function knownFrom({ level, evidence }: Pick<BehaviourConfidence, 'level' | 'evidence'>): string {
  const rest = evidence.length - MOST_CASES;
  const named = evidence.slice(0, MOST_CASES).join(', ');
  return `${LEVEL_WORDS[level]}: ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
}
