import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'Three programs, one default area',
  regions: `		/* The default area has the name of its node, of its origin, or a fixed one. */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x04000000>;
			linux,cma-default;
		};`,
});

const workload = `# Written on a board whose default area comes from the tree.
alloc player-1 linux,cma 1920x1080 nv12

# Written on a board whose default area comes from the command line.
alloc camera-1 reserved 1920x1080 nv12

# Written for Linux 6.17 and later.
alloc viewer-1 default_cma_region 1920x1080 nv12
`;

export const HARD_CODED_NAME = preset({
  id: 'hard-coded-name',
  title: 'Three programs that know the name',
  sentence: 'One default area, three programs, and each has another name for its heap written into it.',
  lookAt:
    'The program that opens reserved fails here. Choose Linux 6.12, then put cma=64M on the command line: each combination pleases another program.',
  source: { problem: 'P3', thread: 'raspberrypi/picamera2#1374' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  holds: [
    { ask: 'fails', buffer: 'player-1', is: false },
    { ask: 'errno', buffer: 'camera-1', is: 'ENOENT' },
    { ask: 'fails', buffer: 'viewer-1', is: false },
  ],
});
