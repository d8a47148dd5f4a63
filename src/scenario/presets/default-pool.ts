import { preset } from './preset';

const board = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "One default pool";
	compatible = "carveout,default-pool";

	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0x40000000>;	/* 1 GiB */
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		/*
		 * No address: the kernel chooses one, from the top of RAM down.
		 * shared-dma-pool and reusable together make it a CMA area,
		 * linux,cma-default makes it the one that every driver without
		 * a pool of its own allocates from.
		 */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x04000000>;	/* 64 MiB */
			linux,cma-default;
		};
	};
};
`;

const workload = `# From 6.19 on the default area has two names. Both hand out the same memory.
alloc cam-1 default_cma_region 1920x1080 nv12
alloc cam-2 linux,cma 1920x1080 nv12
alloc cam-3 default_cma_region 1920x1080 nv12

# The hole that cam-2 leaves is filled by the first buffer that fits.
free cam-2
alloc dec-1 linux,cma 2MiB

# The system heap gives single pages from anywhere, so nothing of it shows in an area.
alloc app-1 system 8MiB
`;

export const DEFAULT_POOL = preset({
  id: 'default-pool',
  title: 'One default pool',
  sentence: 'The least that a board needs: one CMA area of 64 MiB, placed by the kernel, as the default.',
  lookAt: 'The heap list has two names for this one area; choose Linux 6.12 and only linux,cma is left.',
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  holds: [{ ask: 'heapsOf', region: 'linux,cma', is: ['default_cma_region', 'linux,cma'] }],
});
