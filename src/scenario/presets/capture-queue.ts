import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'A queue one buffer too long',
  regions: `		/* Enough for a queue of full pictures, somebody thought. */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x0c000000>;	/* 192 MiB */
			linux,cma-default;
		};`,
});

const workload = `# A still camera: pictures of 12 megapixels with 24 bits. The library asks for a queue of six.
repeat 6 { alloc cam-$i default_cma_region 4056x3040 rgb888 }
`;

export const CAPTURE_QUEUE = preset({
  id: 'capture-queue',
  title: 'A queue that is one buffer too long',
  sentence:
    'Six pictures of 12 megapixels are 212 MiB, and the area has 192: five work, so it seems to depend on luck.',
  lookAt:
    'The sixth picture: what is left is 12 MiB, and 35.3 are asked for. A queue of five fits, and so does an area of 224 MiB; 212 would do without alignment.',
  source: { problem: 'P2', thread: 'raspberrypi/picamera2#972' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  holds: [
    { ask: 'firstFailure', is: 'cam-6' },
    { ask: 'pagesOf', buffer: 'cam-6', is: 9031 },
  ],
});
