import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'One cell short',
  regions: `		/* Written by firmware for another parent: one cell of size, not two. */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x10000000>;	/* 256 MiB were meant */
			linux,cma-default;
		};`,
});

const workload = `# The built-in area of 64 MiB steps in. One 4K picture fits, beside what drivers hold.
alloc fb-1 default_cma_region 3840x2160 xrgb8888
alloc fb-2 default_cma_region 3840x2160 xrgb8888
`;

export const ONE_CELL_SHORT = preset({
  id: 'one-cell-short',
  title: 'One cell short',
  sentence: 'The boot loader’s overlay writes the size in one cell, the board’s parent has two: the area is gone.',
  lookAt:
    'linux,cma has no place, and one line of the boot log says why: invalid size property. Write <0x0 0x10000000>.',
  source: { problem: 'P10', thread: 'raspberrypi/linux#7230' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  holds: [
    { ask: 'baseOf', region: 'linux,cma', is: null },
    { ask: 'bootLogSays', text: "invalid size property in 'linux,cma' node.", is: true },
    { ask: 'firstFailure', is: 'fb-2' },
  ],
});
