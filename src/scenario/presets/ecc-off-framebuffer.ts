import { preset } from './preset';

const board = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "DRAM with ECC, and a piece without";
	compatible = "carveout,ecc-off";

	/*
	 * The memory controller corrects errors in all of this RAM. That costs
	 * bandwidth, so it is told to leave the piece below alone.
	 */
	memory@80000000 {
		device_type = "memory";
		reg = <0x0 0x80000000 0x0 0x40000000>;	/* 1 GiB */
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		/* Ordinary, corrected memory for all else. */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x04000000>;
			linux,cma-default;
		};

		/*
		 * ECC is off here. A wrong bit in a picture is gone with the next
		 * frame. Nothing in the node says so to the kernel: user space
		 * finds the memory by the name of its heap.
		 */
		display-noecc@b8000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0xb8000000 0x0 0x02000000>;	/* 32 MiB */
		};
	};
};
`;

const workload = `# Four full HD framebuffers fit into 32 MiB: 2025 pages each, on 1 MiB boundaries.
alloc fb-1 display-noecc@b8000000 1920x1080 xrgb8888
alloc fb-2 display-noecc@b8000000 1920x1080 xrgb8888
alloc fb-3 display-noecc@b8000000 1920x1080 xrgb8888
alloc fb-4 display-noecc@b8000000 1920x1080 xrgb8888

# A fifth does not, and no other memory steps in: who opens a heap has chosen.
alloc fb-5 display-noecc@b8000000 1920x1080 xrgb8888

# Pictures that must be right, or whoever can do with slower memory, take the default.
alloc fb-6 default_cma_region 1920x1080 xrgb8888
`;

export const ECC_OFF_FRAMEBUFFER = preset({
  id: 'ecc-off-framebuffer',
  title: 'Framebuffers without ECC',
  sentence:
    'The case that began it: RAM with error correction, and one region without, meant for framebuffers that user space allocates.',
  lookAt:
    'On Linux 6.19 and later the region is a heap of its own; choose 6.12 and it is a CMA area that user space cannot reach.',
  board,
  workload,
  selection: '/reserved-memory/display-noecc@b8000000',
  source: { problem: 'P8', thread: 'Nuvoton-Israel/linux#162' },
  holds: [
    { ask: 'isHeap', region: 'display-noecc@b8000000', is: true },
    { ask: 'firstFailure', is: 'fb-5' },
  ],
});
