import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'Half of a small board',
  ram: '<0x0 0x40000000 0x0 0x20000000>',
  regions: `		/* What a desktop with a GPU likes to have; this board drives a row of LEDs. */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x10000000>;	/* 256 MiB */
			linux,cma-default;
		};`,
});

const workload = `# Programs and page cache use the area meanwhile. What the kernel cannot move must lie in the other half.
movable linux,cma all

# Then something does ask for pictures, and all that lay there has to go somewhere.
movable linux,cma elsewhere 4000
alloc fb-1 linux,cma 1920x1080 xrgb8888
alloc fb-2 linux,cma 1920x1080 xrgb8888
`;

export const HALF_OF_RAM = preset({
  id: 'half-of-ram',
  title: 'Half of a small board',
  sentence: '256 of 512 MiB are CMA on a board that shows no picture: the system swaps, and framebuffers still fail.',
  lookAt:
    'Lent pages are no loss until they must move. fb-1 moves 2025 pages out; for fb-2 there is no room left elsewhere, and it fails with all of the area but one buffer free.',
  source: { problem: 'P18', thread: 'c0wsaysmoo/plane-tracker-rgb-pi#50' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  holds: [
    { ask: 'fails', buffer: 'fb-1', is: false },
    { ask: 'fails', buffer: 'fb-2', is: true },
  ],
});
