import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'An area that runs into its neighbour',
  regions: `		/* 96 MiB where 80 would have ended in time. */
		linux,cma@43000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x43000000 0x0 0x06000000>;
			linux,cma-default;
		};

		/* The secure monitor. */
		secmon@48000000 {
			reg = <0x0 0x48000000 0x0 0x00100000>;
			no-map;
		};`,
});

const workload = `# CMA hands out pages of the secure monitor without noticing.
alloc fb-1 default_cma_region 64MiB
alloc fb-2 default_cma_region 24MiB
`;

export const INTO_THE_MONITOR = preset({
  id: 'into-the-monitor',
  title: 'An area that runs into its neighbour',
  sentence: 'The default area ends 16 MiB too late, over the secure monitor’s memory.',
  lookAt:
    'Physical memory shows both regions over each other; the log says OVERLAP DETECTED and goes on. fb-2 would be the crash. Give the area 80 MiB.',
  source: { problem: 'P13', thread: 'armbian/build#10587' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma@43000000',
  holds: [
    { ask: 'bootLogSays', text: 'OVERLAP DETECTED', is: true },
    { ask: 'fails', buffer: 'fb-2', is: false },
  ],
});
