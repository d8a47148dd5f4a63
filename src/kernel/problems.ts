/** Troubles of the tree that the boot showed: what the kernel refuses, loses or changes, with its own line. */
import { findNode, type DeviceTree } from '../dts/tree';
import type { Span } from '../lib/diagnostic';
import { formatBytes } from '../lib/format';
import { physAddrBits } from './arch';
import type { BootContext } from './boot-context';
import type { BootCode } from './codes';
import type { BootEvent, NodeEvent } from './events';
import { bootLog } from './log';
import type { Problem } from './machine';
import { areaConditionOf, builtInCondition, hazardSentence } from './area-sentences';
import { conditionOf } from './sentences';

type Finding = {
  readonly severity: Problem['severity'];
  readonly code: BootCode;
  readonly message: string;
  readonly advice?: string;
};

export function problemsOf(tree: DeviceTree, events: readonly BootEvent[], context: BootContext): Problem[] {
  return [...events.flatMap((event) => problemOf(event, tree, context)), ...secondDefaults(tree, events)];
}

function problemOf(event: BootEvent, tree: DeviceTree, context: BootContext): Problem[] {
  const finding = 'node' in event ? nodeFinding(event) : otherFinding(event, context);
  if (!finding) return [];
  const path = pathOf(event, context);
  const name = 'node' in event ? `${event.node.name}: ` : '';
  const [line] = bootLog([event], context.behaviour, physAddrBits(context.profile));
  return [
    {
      code: finding.code,
      severity: finding.severity,
      message: `${name}${finding.message}.${finding.advice ? ` ${finding.advice}` : ''}`,
      log: line?.text,
      path,
      span: path === undefined ? undefined : spanOfPath(tree, path),
    },
  ];
}

function pathOf(event: BootEvent, { areas }: BootContext): string | undefined {
  if ('node' in event) return event.node.path;
  if ('path' in event) return event.path;
  return 'area' in event && event.area !== undefined ? areas.list[event.area]?.path : undefined;
}

/** Events that are a trouble by themselves; what they say is the sentence of the event, and their kind is the code. */
const ERRORS = [
  'reg-invalid',
  'reg-empty',
  'reserve-failed',
  'property-invalid',
  'default-skipped',
  'placement-failed',
  'too-many-regions',
  'cma-bypassed',
  'cma-misaligned',
  'cma-no-slot',
  'cma-not-reserved',
] as const satisfies readonly (BootCode & NodeEvent['kind'])[];

const errorCode = (event: NodeEvent): (typeof ERRORS)[number] | undefined => ERRORS.find((kind) => kind === event.kind);

function nodeFinding(event: NodeEvent): Finding | undefined {
  if (event.kind === 'overlap') {
    const end = event.base + event.size;
    const shared =
      (end < event.other.base + event.other.size ? end : event.other.base + event.other.size) - event.other.base;
    const message = `overlaps ${event.other.name} by ${formatBytes(shared)}`;
    return { code: 'region-overlap', severity: 'warning', message, advice: 'Move one of them: the kernel keeps both.' };
  }
  if (event.kind === 'without-place')
    return { code: 'no-place', severity: 'warning', message: conditionOf(event)?.sentence ?? '' };
  if (event.kind === 'handler-declined') return declinedFinding(event);
  if (event.kind === 'reg-several')
    return {
      code: event.kind,
      severity: 'error',
      message: conditionOf(event)?.sentence ?? '',
      advice: 'Give each range a node of its own.',
    };
  const code = errorCode(event);
  const condition = code && conditionOf(event);
  if (!condition) return undefined;
  const severity = event.kind === 'property-invalid' && event.effect === 'ignored' ? 'warning' : 'error';
  const advice = adviceOf(event);
  return { code, severity, message: condition.sentence, ...(advice ? { advice } : {}) };
}

/** A pool that asks for CMA and for no-map, or a restricted pool with what does not go with it. */
function declinedFinding(event: Extract<BootEvent, { kind: 'handler-declined' }>): Finding | undefined {
  const code = contradictionOf(event);
  return code && { code, severity: 'error', message: conditionOf(event)?.sentence ?? '' };
}

function contradictionOf({ handler, because }: Extract<BootEvent, { kind: 'handler-declined' }>): BootCode | undefined {
  if (because === 'not-no-map-on-arm') return 'coherent-not-no-map-on-arm';
  if (handler === 'restricted') {
    if (because === 'reusable' || because === 'no-map' || because === 'default-property')
      return `restricted-${because}`;
    return undefined;
  }
  return because === 'no-map' ? 'cma-no-map' : undefined;
}

function adviceOf(event: BootEvent): string | undefined {
  if (event.kind === 'cma-misaligned') return `Base and size must both be multiples of ${formatBytes(event.align)}.`;
  if (event.kind === 'placement-failed') return 'Make it smaller, or widen alloc-ranges.';
  if (event.kind === 'cma-no-slot') return 'Raise CONFIG_CMA_AREAS.';
  if (event.kind === 'reserve-failed' && event.size > 0n) return 'Move the region, or drop no-map.';
  return undefined;
}

function otherFinding(event: BootEvent, { profile }: BootContext): Finding | undefined {
  switch (event.kind) {
    case 'parent-unsupported':
      if (event.pass === 'late') return undefined;
      return {
        code: 'parent-unsupported',
        severity: 'error',
        message: '/reserved-memory is ignored as a whole',
        advice: 'It needs an empty ranges and the same #address-cells and #size-cells as the root.',
      };
    case 'memory-property-ignored':
      return {
        code: event.kind,
        severity: 'error',
        message: `${event.path}: ${event.property} is ${event.length} bytes, not a multiple of ${event.entry}, and is ignored`,
      };
    case 'memory-ignored':
      return {
        code: event.kind,
        severity: 'warning',
        message: 'memory that fills no page, or lies beyond the last address, is ignored',
      };
    case 'cmdline-cma-empty':
      return {
        code: event.kind,
        severity: 'warning',
        message: 'cma on the command line has no value',
        advice: 'Write cma=64M, for example.',
      };
    case 'built-in-failed':
      return {
        code: event.kind,
        severity: 'error',
        message: `the default area: ${builtInCondition(event)?.sentence ?? ''}`,
      };
    case 'area-not-activated':
    case 'heap-refused':
      if (event.kind === 'heap-refused' && event.same) return undefined;
      return {
        code: event.kind,
        severity: 'error',
        message: `${event.name}: ${areaConditionOf(event, profile.version)?.sentence ?? ''}`,
      };
    case 'area-name-taken':
      return {
        code: event.kind,
        severity: 'warning',
        message: `two CMA areas are called ${event.name}, so /sys/kernel/mm/cma is missing`,
      };
    case 'hazard':
      return { code: event.code, severity: 'error', message: hazardSentence(event) };
    default:
      return undefined;
  }
}

/** Of several linux,cma-default areas the one that is initialised last is the default. */
function secondDefaults(tree: DeviceTree, events: readonly BootEvent[]): Problem[] {
  const defaults = events.filter((e) => e.kind === 'area-created').filter((e) => e.isDefault);
  const winner = defaults.at(-1)?.node.name ?? '';
  return defaults.slice(0, -1).map(({ node }) => ({
    code: 'second-default',
    severity: 'warning',
    message: `${node.name}: linux,cma-default is also on ${winner}, which is initialised later and wins.`,
    log: undefined,
    path: node.path,
    span: spanOfPath(tree, node.path),
  }));
}

/** The body that last set a node. */
const spanOfPath = (tree: DeviceTree, path: string): Span | undefined => findNode(tree, path)?.origins.at(-1);
