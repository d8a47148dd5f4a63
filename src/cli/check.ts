/** `carveout check FILE`: what one kernel makes of a tree or a saved scenario. */
import { basename } from 'node:path';
import type { Arch, KernelConfig, PageSize } from '../kernel/profile';
import { KERNEL_SERIES, seriesOf } from '../kernel/versions/series';
import { prepareEvaluation } from '../scenario/evaluation';
import { findingsOf } from '../scenario/findings';
import { readInputFile } from '../scenario/input-file';
import { checkText, losesSomething, reportOf } from '../scenario/report';
import type { Profile, RangeText, Scenario } from '../scenario/scenario';
import { simulate } from '../scenario/simulate';
import { parseByteSize } from '../scenario/workload/size';
import { readArguments, UsageError, type Arguments } from './arguments';
import { includedFiles, PREPROCESSING_USAGE, preprocessingOf, type Preprocessing } from './disk-sources';
import { InputError, readBytes } from './files';

export const CHECK_USAGE =
  'check FILE [--kernel V] [--arch A] [--page-size N] [--config SYMBOL=VALUE,…] [--cmdline S] [--ram SIZE[@BASE]] ' +
  `[--json] ${PREPROCESSING_USAGE}`;

const ARCHES: readonly Arch[] = ['arm64', 'arm32', 'riscv64'];
const PAGE_SIZES: readonly PageSize[] = [4096, 16384, 65536];
/** Where RAM begins when only its size is given and the tree names no place. */
const DEFAULT_RAM_BASE = '0x40000000';

export type CheckResult = { readonly text: string; readonly loses: boolean };

export async function check(words: readonly string[]): Promise<CheckResult> {
  const given = readArguments(words, {
    options: ['kernel', 'arch', 'page-size', 'config', 'cmdline', 'ram'],
    flags: ['json'],
    letters: 'ID',
  });
  const [file, ...more] = given.files;
  if (file === undefined || more.length > 0) throw new UsageError('check takes one file');
  const opened = await open(file, preprocessingOf(given));
  const scenario = { ...opened, profile: { ...opened.profile, ...profileOf(given, opened.profile.config) } };
  await prepareEvaluation(scenario);
  const simulation = simulate(scenario);
  const found = findingsOf(scenario, simulation.machine);
  const text = given.flags.has('json')
    ? `${JSON.stringify(reportOf(scenario, simulation, found), null, 2)}\n`
    : checkText(scenario, simulation, found);
  return { text, loses: losesSomething(simulation) };
}

async function open(file: string, preprocessing: Preprocessing): Promise<Scenario> {
  const input = await readInputFile(basename(file), new Uint8Array(readBytes(file)));
  if (input.kind === 'refused') throw new InputError(input.message);
  if (input.kind === 'boards') throw new InputError(`${file} holds several boards: ${input.folder.boards.join(', ')}`);
  if (input.kind === 'overlays') throw new InputError(`${file} is an overlay: check takes a board`);
  return input.from === 'scenario' || input.scenario.files.length > 1
    ? withDefines(input.scenario, preprocessing)
    : withIncludes(input.scenario, file, preprocessing);
}

const withDefines = (scenario: Scenario, { searchPaths, defines }: Preprocessing): Scenario => ({
  ...scenario,
  searchPaths: [...searchPaths, ...scenario.searchPaths],
  defines: { ...scenario.defines, ...defines },
});

/** One source: what it includes is read from disk, so its path is the one that was given. */
function withIncludes(scenario: Scenario, path: string, { searchPaths, defines }: Preprocessing): Scenario {
  const main = { path, text: scenario.files[0]?.text ?? '' };
  const included = includedFiles(main, searchPaths);
  if (included.length === 0) return withDefines(scenario, { searchPaths, defines });
  return { ...scenario, files: [main, ...included], main: path, searchPaths, defines };
}

function profileOf({ options }: Arguments, before: KernelConfig): Partial<Profile> {
  const { kernel, arch, config, cmdline, ram } = options;
  const pageSize = options['page-size'];
  return {
    ...(kernel === undefined ? {} : { version: knownVersion(kernel) }),
    ...(arch === undefined ? {} : { arch: knownArch(arch) }),
    ...(config === undefined ? {} : { config: { ...before, ...configOf(config) } }),
    ...(pageSize === undefined ? {} : { pageSize: knownPageSize(pageSize) }),
    ...(cmdline === undefined ? {} : { cmdline }),
    ...(ram === undefined ? {} : { ram: [ramRange(ram)] }),
  };
}

function knownVersion(version: string): string {
  if (seriesOf(version)) return version;
  throw new UsageError(`kernel ${version} is not modelled; there are ${KERNEL_SERIES.join(', ')}`);
}

function knownArch(text: string): Arch {
  const arch = ARCHES.find((one) => one === text);
  if (arch === undefined) throw new UsageError(`--arch must be one of ${ARCHES.join(', ')}`);
  return arch;
}

/** `CMA_SIZE_MBYTES=32,DMABUF_HEAPS_CMA_LEGACY=n`, with or without CONFIG_. */
function configOf(text: string): KernelConfig {
  const entries = text.split(',').map((entry): [string, string | number] => {
    const [, symbol = '', value = ''] = /^(?:CONFIG_)?([A-Z][A-Z0-9_]*)=(y|n|m|\d{1,9})$/.exec(entry.trim()) ?? [];
    if (symbol === '') throw new UsageError(`--config ${entry}: write SYMBOL=y, =n, =m or a number`);
    return [symbol, /^\d/.test(value) ? Number(value) : value];
  });
  return Object.fromEntries(entries);
}

function knownPageSize(text: string): PageSize {
  const bytes = Number(parseByteSize(text));
  const size = PAGE_SIZES.find((one) => one === bytes);
  if (size === undefined) throw new UsageError(`--page-size must be one of ${PAGE_SIZES.join(', ')}`);
  return size;
}

function ramRange(text: string): RangeText {
  const [size = '', base = DEFAULT_RAM_BASE, ...more] = text.split('@');
  if (more.length > 0) throw new UsageError(`--ram ${text}: write one size and one base, 4GiB@0x80000000 for example`);
  if (!parseByteSize(size))
    throw new UsageError(`--ram ${text}: ${size || 'nothing'} is no size, write 4GiB for example`);
  if (parseByteSize(base) === undefined)
    throw new UsageError(`--ram ${text}: ${base} is no address, write 0x80000000 for example`);
  return { size, base };
}
