/** Where inputs come from: one target for each way in. */
import { gzipSync, zipSync } from 'fflate';
import type { Sources } from '../dts/sources';
import { encodeFile } from '../scenario/share/file';
import { encodeLink } from '../scenario/share/link';
import { WORKLOAD_HELP } from '../scenario/workload/help';
import { BOMBS, makeBomb } from './bombs';
import type { Dice } from './dice';
import type { Input } from './input';
import { mutateBytes, mutateText } from './mutate';
import type { Seeds } from './seeds';

export type Target = {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  readonly make: (dice: Dice, seeds: Seeds) => Input;
};

const sourcesInput = (sources: Sources): Input => ({ kind: 'sources', sources });

/** Changes one file, most often the board. */
function mutateSources(sources: Sources, dice: Dice): Sources {
  const chosen = dice.oneIn(2) ? sources.main : dice.pick(sources.files).path;
  const files = sources.files.map((file) =>
    file.path === chosen ? { ...file, text: mutateText(file.text, dice) } : file,
  );
  const settings = dice.oneIn(6) ? { symbols: true } : dice.oneIn(6) ? { defines: { A: '1', __DTS__: 'A' } } : {};
  return { ...sources, files, ...settings };
}

const OVERLAY = `/dts-v1/;
/plugin/;
/ { fragment@0 { target-path = "/"; __overlay__ { new { reg = <1>; p = <&here>; here: x { }; }; }; }; };
&{/reserved-memory} { more@90000000 { reg = <0 0x90000000 0 0x100000>; memory-region = <&away>; }; };
`;

/** A board with one overlay or two, some of them no overlays at all. */
function overlaid(dice: Dice, { boards }: Seeds): Sources {
  const board = dice.pick(boards);
  const overlays = dice.list(1 + dice.below(2), (i) => ({
    path: `overlay-${i}.dtso`,
    text: dice.oneIn(8) ? makeBomb(dice) : mutateText(dice.oneIn(6) ? dice.pick(boards).files[0]!.text : OVERLAY, dice),
  }));
  return { ...board, files: [...board.files, ...overlays], overlays: overlays.map(({ path }) => path) };
}

/** Headers that include each other in circles, with what stops some of them. */
function circles(dice: Dice): Sources {
  const names = ['board.dts', 'a.h', 'b.h', 'c.h'];
  const line = (): string =>
    dice.pick([
      () => `#include "${dice.pick(names)}"`,
      () => `#if __INCLUDE_LEVEL__ < ${dice.below(16)}`,
      () => `#ifndef G${dice.below(3)}`,
      () => `#define G${dice.below(3)} ${dice.pick(['', '1', 'G0 G1', '(G2)'])}`,
      () => `/include/ "${dice.pick(names)}"`,
      () => '#endif',
      () => `/ { a { p = <G${dice.below(3)}>; }; };`,
    ])();
  const files = names.map((path) => ({ path, text: dice.list(dice.skewed(12), line).join('\n') }));
  return { files, main: 'board.dts' };
}

function archive(dice: Dice, { closures, boards }: Seeds): Uint8Array {
  const { files } = dice.oneIn(8) ? dice.pick(closures) : dice.pick([closures[0]!, dice.pick(boards)]);
  const bytes = new TextEncoder();
  const entries = files.map(({ path, text }) => [dice.oneIn(9) ? `../${path}` : path, bytes.encode(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: dice.oneIn(2) ? 0 : 6 });
}

const workloadText = (dice: Dice): string =>
  mutateText(dice.list(1 + dice.below(6), () => dice.pick(WORKLOAD_HELP).example).join('\n'), dice);

/** As it stands, or damaged. */
const maybe = (bytes: Uint8Array, dice: Dice): Uint8Array => (dice.oneIn(5) ? bytes : mutateBytes(bytes, dice));

const file = (name: string, bytes: Uint8Array): Input => ({ kind: 'file', name, bytes });

export const TARGETS: readonly Target[] = [
  { name: 'board', weight: 6, make: (dice, { boards }) => sourcesInput(mutateSources(dice.pick(boards), dice)) },
  { name: 'closure', weight: 3, make: (dice, { closures }) => sourcesInput(mutateSources(dice.pick(closures), dice)) },
  { name: 'overlays', weight: 3, make: (dice, seeds) => sourcesInput(overlaid(dice, seeds)) },
  { name: 'include circles', weight: 3, make: (dice) => sourcesInput(circles(dice)) },
  {
    name: 'bomb',
    weight: 2,
    make: (dice) => sourcesInput({ files: [{ path: 'board.dts', text: makeBomb(dice) }], main: 'board.dts' }),
  },
  { name: 'blob', weight: 5, make: (dice, { blobs }) => file('x.dtb', mutateBytes(dice.pick(blobs), dice)) },
  { name: 'archive', weight: 2, make: (dice, seeds) => file('x.zip', maybe(archive(dice, seeds), dice)) },
  {
    name: 'packed file',
    weight: 1,
    make: (dice, { blobs }) => file('x.dtb.gz', maybe(gzipSync(dice.pick(blobs)), dice)),
  },
  {
    name: 'saved scenario',
    weight: 2,
    make: (dice, { scenarios }) =>
      file('x.carveout.json', new TextEncoder().encode(mutateText(encodeFile(dice.pick(scenarios)), dice))),
  },
  {
    name: 'link',
    weight: 2,
    make: (dice, { scenarios }) => ({ kind: 'link', hash: linkOf(dice, encodeLink(dice.pick(scenarios))) }),
  },
  { name: 'workload', weight: 4, make: (dice) => ({ kind: 'workload', text: workloadText(dice) }) },
];

/** A damaged link is noticed by its checksum, so that only some are damaged. */
const linkOf = (dice: Dice, link: string): string => (dice.oneIn(2) ? mutateText(link, dice) : link);

/** Each bomb once, at a part of its largest size. */
export const bombInputs = (share: number): { readonly name: string; readonly input: Input }[] =>
  BOMBS.map(({ name, most, make }) => {
    const files = [{ path: 'board.dts', text: make(Math.max(1, Math.floor(most * share))) }];
    return { name, input: sourcesInput({ files, main: 'board.dts' }) };
  });

const TOTAL = TARGETS.reduce((sum, { weight }) => sum + weight, 0);

export function pickTarget(dice: Dice): Target {
  let left = dice.below(TOTAL);
  for (const target of TARGETS) if ((left -= target.weight) < 0) return target;
  throw new RangeError('the weights do not add up');
}
