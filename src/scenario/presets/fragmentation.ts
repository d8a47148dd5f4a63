import { preset } from './preset';

const board = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "Free, but not in one piece";
	compatible = "carveout,fragmentation";

	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0x40000000>;	/* 1 GiB */
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		video@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x04000000>;	/* 64 MiB */
		};
	};
};
`;

const numbers = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);

const workload = `# A decoder fills the area with frames of 4 MiB.
${numbers(1, 16, 1)
  .map((n) => `alloc dec-${n} video@50000000 2048x1024 yuyv`)
  .join('\n')}

# Every second one is shown and given back; the others stay as references.
${numbers(2, 12, 2)
  .map((n) => `free dec-${n}`)
  .join('\n')}

# 6144 pages are free, three times the 2025 that a full HD framebuffer takes,
# but in holes of 1024 pages. None is long enough.
alloc fb-1 video@50000000 1920x1080 xrgb8888

# One reference less, and two holes become one.
free dec-3
alloc fb-2 video@50000000 1920x1080 xrgb8888
`;

export const FRAGMENTATION = preset({
  id: 'fragmentation',
  title: 'Three times as much free, and it fails',
  sentence: 'A full HD framebuffer of 2025 pages is refused by an area that has 6144 free pages.',
  lookAt:
    'At step 23 fb-1 fails: the page map shows six holes of 1024 pages. Step on: dec-3 is freed, and the same request fits.',
  board,
  workload,
  selection: '/reserved-memory/video@50000000',
  step: 23,
  source: { problem: 'P1', thread: 'raspberrypi/linux#2966' },
  holds: [
    { ask: 'pagesOf', buffer: 'fb-1', is: 2025 },
    { ask: 'fails', buffer: 'fb-1', is: true },
    { ask: 'fails', buffer: 'fb-2', is: false },
  ],
});
