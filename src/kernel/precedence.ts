/** Who decides the default area: `cma=`, the tree, or Kconfig; which won, which were bypassed, and since when it is so. */
import type { BootContext } from './boot-context';
import type { BootEvent } from './events';
import { configNumber, sizeChoice } from './kconfig';
import type { Claim } from './machine';
import type { KernelConfig } from './profile';
import { builtInCondition } from './area-sentences';
import { conditionOf } from './sentences';

/** One claim a source, strongest first; several from the tree where several nodes ask. */
export function precedenceOf(events: readonly BootEvent[], context: BootContext): Claim[] {
  return [cmdlineClaim(events, context), ...treeClaims(events, context), kconfigClaim(events, context)];
}

function cmdlineClaim(events: readonly BootEvent[], { parameters }: BootContext): Claim {
  const base = { source: 'cmdline', name: 'cma=', path: undefined, since: undefined } as const;
  if (!parameters.cma) return { ...base, outcome: 'absent', sentence: 'not on the command line' };
  return { ...base, ...builtInOutcome(events, 'cmdline') };
}

function kconfigClaim(events: readonly BootEvent[], { parameters, profile }: BootContext): Claim {
  const base = { source: 'kconfig', name: kconfigName(profile.config), path: undefined, since: undefined } as const;
  if (parameters.cma) return { ...base, outcome: 'bypassed', sentence: 'cma= takes its place, also with a size of 0' };
  return { ...base, ...builtInOutcome(events, 'kconfig') };
}

/** The option that decides the size, with its value; both where the smaller or larger of them does. */
function kconfigName(config: KernelConfig): string {
  const [fixed, share] = (['CMA_SIZE_MBYTES', 'CMA_SIZE_PERCENTAGE'] as const).map(
    (symbol) => `CONFIG_${symbol}=${configNumber(config, symbol)}`,
  ) as [string, string];
  const choice = sizeChoice(config);
  if (choice === 'MBYTES') return fixed;
  return choice === 'PERCENTAGE' ? share : `the ${choice === 'MIN' ? 'smaller' : 'larger'} of ${fixed}, ${share}`;
}

function builtInOutcome(
  events: readonly BootEvent[],
  source: 'cmdline' | 'kconfig',
): Pick<Claim, 'outcome' | 'sentence'> {
  const event = events.find((e) => 'source' in e && e.source === source);
  const sentence = (event && builtInCondition(event)?.sentence) ?? '';
  if (event?.kind === 'built-in-reserved') return { outcome: 'won', sentence };
  return { outcome: event?.kind === 'built-in-failed' ? 'refused' : 'bypassed', sentence };
}

function treeClaims(events: readonly BootEvent[], context: BootContext): Claim[] {
  const made = events.filter((e) => e.kind === 'area-created').filter((e) => e.isDefault);
  const winner = context.areas.defaultArea;
  const claims = made.map(({ node, area }): Claim => {
    const won = area === winner;
    const sentence = won
      ? 'the default area: initialised last of all that ask'
      : 'an area, but one that is initialised later is the default';
    return {
      source: 'devicetree',
      name: node.name,
      path: node.path,
      outcome: won ? 'won' : 'bypassed',
      sentence,
      since: undefined,
    };
  });
  const skipped = events.filter((e) => e.kind === 'default-skipped' || e.kind === 'cma-bypassed');
  const seen = new Set<string>();
  for (const event of skipped) {
    if (seen.has(event.node.path)) continue;
    seen.add(event.node.path);
    const since = { 'bypassed-at-init': '6.1', skipped: '6.18', 'skipped-if-cma': '7.1' }[
      context.behaviour.cmdlineAgainstDefault
    ];
    const sentence = conditionOf(event)?.sentence ?? '';
    claims.push({
      source: 'devicetree',
      name: event.node.name,
      path: event.node.path,
      outcome: 'bypassed',
      sentence,
      since,
    });
  }
  if (claims.length > 0) return claims;
  const sentence = 'no usable node with linux,cma-default';
  return [
    { source: 'devicetree', name: 'linux,cma-default', path: undefined, outcome: 'absent', sentence, since: undefined },
  ];
}
