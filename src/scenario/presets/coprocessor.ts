import { preset } from './preset';

const board = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "A co-processor beside a video heap";
	compatible = "carveout,coprocessor";

	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0x80000000>;	/* 2 GiB */
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		/*
		 * The co-processor runs its own system from here. no-map: Linux
		 * does not even map it. Not reusable: the memory is never lent.
		 */
		rproc_fw: rproc-fw@80000000 {
			reg = <0x0 0x80000000 0x0 0x01000000>;	/* 16 MiB */
			no-map;
		};

		/*
		 * A pool, but not reusable: a coherent pool, which only the driver
		 * of the devices that name it allocates messages from.
		 */
		rproc_vdev: rproc-vdev@81000000 {
			compatible = "shared-dma-pool";
			reg = <0x0 0x81000000 0x0 0x00100000>;	/* 1 MiB */
			no-map;
		};

		/* A pool and reusable: a CMA area, and so a heap. */
		video: video@90000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x90000000 0x0 0x06000000>;	/* 96 MiB */
		};
	};

	soc {
		compatible = "simple-bus";
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		remoteproc@5c00000 {
			compatible = "carveout,remoteproc";
			reg = <0x0 0x05c00000 0x0 0x1000>;
			memory-region = <&rproc_fw>, <&rproc_vdev>;
		};

		codec@6000000 {
			compatible = "carveout,codec";
			reg = <0x0 0x06000000 0x0 0x1000>;
			memory-region = <&video>;
		};
	};
};
`;

const workload = `# The video area can be opened by whoever may open the device node.
alloc dec-1 video@90000000 3840x2160 nv12
alloc dec-2 video@90000000 3840x2160 nv12

# The co-processor's firmware memory cannot: there is no such heap.
alloc spy-1 rproc-fw@80000000 1MiB

# Its message buffers are for its driver, which asks for them by the node.
alloc ring-1 rproc-vdev@81000000 64KiB by rproc
`;

export const COPROCESSOR = preset({
  id: 'coprocessor',
  title: 'A co-processor beside a heap',
  sentence: 'Firmware memory of a co-processor, its message buffers, and a video area: three carve-outs, one heap.',
  lookAt:
    'Each region that is no heap names the first condition that fails: the firmware has no compatible, the message buffers are not reusable. Only video has both.',
  board,
  workload,
  selection: '/reserved-memory/video@90000000',
  holds: [
    { ask: 'kindOf', region: 'rproc-fw@80000000', is: 'nomap' },
    { ask: 'kindOf', region: 'rproc-vdev@81000000', is: 'coherent' },
    { ask: 'isHeap', region: 'video@90000000', is: true },
  ],
});
