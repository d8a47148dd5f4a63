import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'Two buffers, one of them odd',
  regions: `		/* A multiple of the page, but of no pageblock: 4.75 MiB. */
		image-buf0@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x004c0000>;
		};

		/* 92 MiB: no power of two, and quite right. */
		image-buf1@51400000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x51400000 0x0 0x05c00000>;
		};`,
});

const workload = `# Only the second one can be opened.
alloc img-1 image-buf0@50000000 1MiB
alloc img-2 image-buf1@51400000 1MiB
`;

export const ODD_SIZE = preset({
  id: 'odd-size',
  title: 'Aligned, but not enough',
  sentence: 'Two areas for pictures: the one of 4.75 MiB is refused, the one of 92 MiB is not.',
  lookAt:
    'Base and size must be multiples of 2 MiB here; powers of two do not matter. Choose pages of 16 KiB, and 92 MiB is not enough either: the unit is 32 MiB then.',
  source: { problem: 'P8', thread: 'ikwzm/udmabuf#126' },
  board,
  workload,
  selection: '/reserved-memory/image-buf0@50000000',
  holds: [
    { ask: 'kindOf', region: 'image-buf0@50000000', is: 'refused' },
    { ask: 'kindOf', region: 'image-buf1@51400000', is: 'cma' },
    { ask: 'blockSize', is: '2MiB' },
  ],
});
