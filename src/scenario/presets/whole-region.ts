import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'All of it at once',
  regions: `		image-buf@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x10000000>;	/* 256 MiB */
		};`,
});

const workload = `# The area was lent meanwhile. Nearly all that is in it can move; one page cannot.
movable image-buf@50000000 0..32767
pin image-buf@50000000 40000

# The driver asks for all of it, as the board’s designer meant.
alloc img-1 image-buf@50000000 256MiB
expect fail

# Half of it is found.
alloc img-2 image-buf@50000000 128MiB
expect ok
`;

export const WHOLE_REGION = preset({
  id: 'whole-region',
  title: 'All of it at once',
  sentence: 'No buffer lies in the area, and a request for the whole of it fails: one page of 65536 cannot be moved.',
  lookAt:
    'The failed step: the log says ret -16, the program sees ENOMEM. 128 MiB are found below the pinned page, after 32768 pages have moved.',
  source: { problem: 'P12', thread: 'ikwzm/udmabuf#98' },
  board,
  workload,
  selection: '/reserved-memory/image-buf@50000000',
  step: 3,
  holds: [
    { ask: 'errno', buffer: 'img-1', is: 'ENOMEM' },
    { ask: 'placedAt', buffer: 'img-2', is: 0 },
  ],
});
