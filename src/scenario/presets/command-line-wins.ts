import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'Sized twice',
  regions: `		/* 256 MiB, as the board was meant. */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x10000000>;
			linux,cma-default;
		};`,
});

const workload = `# A 4K picture with 4 bytes a pixel takes 32 MiB. Three of them fit into 256 MiB, not into 64.
alloc fb-1 default_cma_region 3840x2160 xrgb8888
alloc fb-2 default_cma_region 3840x2160 xrgb8888
alloc fb-3 default_cma_region 3840x2160 xrgb8888
`;

export const COMMAND_LINE_WINS = preset({
  id: 'command-line-wins',
  title: 'The command line wins',
  sentence: 'The tree has a default area of 256 MiB; the boot loader still passes cma=64M from years ago.',
  lookAt:
    'The node is skipped, and the boot log says so. On 6.12 it is first reserved and then given up; the result is the same. Empty the command line, and all three pictures fit.',
  source: { problem: 'P4', thread: 'raspberrypi/linux#3571' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  profile: { cmdline: 'console=ttyS0,115200 cma=64M' },
  holds: [
    { ask: 'kindOf', region: 'linux,cma', is: 'refused' },
    { ask: 'defaultArea', is: 'reserved' },
    { ask: 'bootLogSays', text: 'Skipping dt linux,cma-default', is: true },
    { ask: 'firstFailure', is: 'fb-2' },
  ],
});
