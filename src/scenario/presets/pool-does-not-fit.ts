import { preset } from './preset';

const board = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <1>;
	model = "A pool that does not fit";
	compatible = "carveout,pool-does-not-fit";

	/* 4 GiB; the first GiB is shortened by what the graphics firmware keeps. */
	memory@0 {
		device_type = "memory";
		reg = <0x0 0x00000000 0x3b400000>,
		      <0x0 0x40000000 0xbc000000>;
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <1>;
		ranges;

		/*
		 * 512 MiB within the first 768 MiB, because the display engine
		 * reaches no further. One piece is needed. The boot loader has put
		 * the devicetree blob just below 0x20000000, and what is free on
		 * either side of it is smaller: 478 MiB below, 256 MiB above.
		 */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x20000000>;
			alloc-ranges = <0x0 0x00000000 0x30000000>;
			linux,cma-default;
		};
	};
};
`;

const workload = `# The built-in area steps in: 8 MiB on this kernel. A 4K framebuffer never fits.
alloc fb-1 default_cma_region 3840x2160 xrgb8888
`;

export const POOL_DOES_NOT_FIT = preset({
  id: 'pool-does-not-fit',
  title: 'A pool that does not fit its range',
  sentence:
    'A 512 MiB pool wants one piece of the first 768 MiB, but the devicetree blob sits in the middle of them: the screen stays dark.',
  lookAt:
    'Physical memory shows the dtb just below 0x2000_0000. Move it to 0x2f00_0000 in the boot profile, or ask for 448 MiB, and the pool is placed.',
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  source: { problem: 'P7', thread: 'home-assistant/operating-system#4924' },
  holds: [
    { ask: 'kindOf', region: 'linux,cma', is: 'refused' },
    { ask: 'defaultArea', is: 'reserved' },
  ],
  profile: {
    config: { CMA_SIZE_MBYTES: 8 },
    preReserved: [
      { base: '0x200000', size: '0x2000000', what: 'kernel image' },
      { base: '0x1ffec000', size: '0x13800', what: 'dtb' },
    ],
  },
});
