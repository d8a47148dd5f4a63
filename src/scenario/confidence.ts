/**
 * How far a prediction can be trusted: what of it was captured, what was read in source, what is inferred.
 * Depends on the profile alone, so no part of a run; the page loads it when somebody asks.
 */
import agreement from '../golden/agreement.json' with { type: 'json' };
import { kernelVersion } from '../kernel/versions/behaviour';
import { PROVENANCE, type BehaviourName } from '../kernel/versions/provenance';
import { seriesOf, type KernelSeries } from '../kernel/versions/series';
import type { Profile } from './scenario';

export type Level = 'captured' | 'read' | 'inferred';

export type BehaviourConfidence = {
  readonly name: BehaviourName;
  readonly label: string;
  /** What this version does. */
  readonly value: string;
  readonly level: Level;
  /** Case ids, `fmt-reg-multi@7.3-4k`; or the file and version that were read. */
  readonly evidence: readonly string[];
};

export type Confidence = {
  readonly level: Level;
  readonly sentence: string;
  /** Captured cases in all, and those on which engine and kernel agree in every aspect. */
  readonly cases: number;
  readonly agree: number;
  readonly behaviours: readonly BehaviourConfidence[];
};

/** Case names by captured kernel, `7.3-4k`. */
const CAPTURED: Readonly<Record<string, readonly string[]>> = agreement.kernels;

/** Throws for a series that is not modelled. */
export function confidenceOf(profile: Profile): Confidence {
  const series = seriesOf(profile.version);
  if (!series) throw new Error(`kernel ${profile.version} is not modelled`);
  const kernels = kernelsLike(profile, series);
  const count = kernels.reduce((sum, kernel) => sum + (CAPTURED[kernel]?.length ?? 0), 0);
  const level =
    count > 0 ? 'captured' : profile.arch === 'arm64' && !kernelVersion(series).source.standIn ? 'read' : 'inferred';
  return {
    level,
    sentence: sentenceOf(profile, series, level, count),
    cases: agreement.cases,
    agree: agreement.agree,
    behaviours: behavioursOf(series, profile.arch === 'arm64'),
  };
}

/** Captured kernels of the series with the page size; on other architectures there are none. */
function kernelsLike({ arch, pageSize }: Profile, series: KernelSeries): string[] {
  if (arch !== 'arm64') return [];
  const page = `${series}-${pageSize / 1024}k`;
  return Object.keys(CAPTURED).filter((kernel) => kernel === page || kernel.startsWith(`${page}-`));
}

function sentenceOf({ arch, pageSize }: Profile, series: KernelSeries, level: Level, count: number): string {
  const kernel = `Linux ${series} on ${arch} with ${pageSize / 1024} KiB pages`;
  if (level === 'captured')
    return `${kernel} was booted for ${count} captured cases; the engine agrees with all of them.`;
  const source = kernelVersion(series).source.version;
  if (level === 'read') return `${kernel} was never captured; it follows the source of ${source}.`;
  return `${kernel} was never captured; it is inferred from the source of ${source}.`;
}

function behavioursOf(series: KernelSeries, isCapturedArch: boolean): BehaviourConfidence[] {
  const values: Readonly<Record<string, unknown>> = {
    ...kernelVersion(series).boot,
    ...kernelVersion(series).allocation,
  };
  return Object.entries(PROVENANCE).map(([name, { label, source, cases }]) => {
    const ids = isCapturedArch ? casesOf(series, cases) : [];
    const read = kernelVersion(series).source;
    const level: Level = ids.length > 0 ? 'captured' : read.standIn || !isCapturedArch ? 'inferred' : 'read';
    const evidence = ids.length > 0 ? ids : [`${source}, ${read.version}`];
    return { name: name as BehaviourName, label, value: inWords(values[name]), level, evidence };
  });
}

const casesOf = (series: KernelSeries, cases: readonly string[]): string[] =>
  Object.entries(CAPTURED)
    .filter(([kernel]) => kernel.startsWith(`${series}-`))
    .flatMap(([kernel, names]) => names.filter((name) => cases.includes(name)).map((name) => `${name}@${kernel}`));

const inWords = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(', ') || 'none'
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : String(value);
