/** Help for mistakes in a workload; the language itself is explained in workload/help.ts. */
import type { WorkloadCode } from '../workload/codes';
import type { CodeHelp } from './entry';

export const WORKLOAD_CODE_HELP: Readonly<Record<WorkloadCode, CodeHelp>> = {
  'workload-brace': { means: 'Braces hold the lines of a `repeat`.', todo: 'Close each with a `}` on its own line.' },
  'workload-expect': { means: '`expect` is about the step before it, once.', todo: 'Put it behind a step.' },
  'workload-expectation': {
    means: 'A step came out otherwise than its `expect` says.',
    todo: 'Step to it and look why; or change what is expected.',
  },
  'workload-extra': {
    means: 'The line says more than it can.',
    todo: 'Remove the word, or put it on a line of its own.',
  },
  'workload-flags': {
    means: 'Flags are numbers as the allocation call takes them.',
    todo: 'Write `fd_flags=0x80002`, for example.',
  },
  'workload-format': {
    means: 'The pixel format is not known.',
    todo: 'Choose one of the list in Help, or give the size in bytes.',
  },
  'workload-heap': {
    means: 'Heaps are called like the nodes that they come from.',
    todo: 'Copy a name from the list of heaps.',
  },
  'workload-missing': { means: 'The line lacks something.', todo: 'Help shows the form of each line.' },
  'workload-more': { means: 'Only the first mistakes are listed.', todo: 'Correct these first.' },
  'workload-name': {
    means: 'A name is letters, digits and a few signs, and starts with a letter.',
    todo: 'Choose another name.',
  },
  'workload-name-in-use': { means: 'A buffer of this name is held.', todo: 'Free it first, or take another name.' },
  'workload-name-unknown': {
    means: 'No buffer of this name is held at this step.',
    todo: 'Check the spelling, and whether it was freed before.',
  },
  'workload-note': { means: 'A note is a text in quotes, up to a length.', todo: 'Shorten it, or close the quotes.' },
  'workload-pages': {
    means: 'Pages are numbers from the start of the area.',
    todo: 'Write `300`, `300..399` or `all`.',
  },
  'workload-random': {
    means: '`random` takes a range of sizes, `steps`, `seed` and `live`.',
    todo: 'Write `random HEAP 4KiB..8MiB steps=200 seed=1 live=16`.',
  },
  'workload-reference': {
    means: 'A buffer lives as long as something refers to it: `fd`, `mmap` or `import`.',
    todo: 'Take a reference with `hold` before you `drop` it.',
  },
  'workload-repeat': {
    means: '`repeat` runs its lines a number of times.',
    todo: 'Write `repeat 4 {`, then the lines, then `}`.',
  },
  'workload-size': {
    means: 'A size is bytes with a unit, pages, or a picture.',
    todo: 'Write `8MiB`, `2025p` or `1920x1080 nv12`.',
  },
  'workload-stride': {
    means: 'A stride is at least as long as a row of the picture.',
    todo: 'Make it larger, or leave it out.',
  },
  'workload-too-long': { means: 'The text is longer than is run.', todo: 'Use `repeat`, or shorten it.' },
  'workload-too-many': { means: 'There are more steps than are run.', todo: 'Shorten the workload.' },
  'workload-unknown-heap': {
    means: 'This kernel makes no heap of this name from this tree.',
    todo: 'Look under Why for the region, or under Versions for other kernels.',
  },
  'workload-variable': {
    means: '`$i` is the round of the repeat around it, `$j`, `$k`, `$l` of those inside.',
    todo: 'Use as many as there are repeats around the line.',
  },
  'workload-word': { means: 'No line starts with this word.', todo: 'Help lists all lines.' },
};
