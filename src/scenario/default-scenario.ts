/** What a first visitor sees: several kinds of carve-out on one board, and a workload that ends in a failure. */
import { oneFileScenario, type Scenario } from './scenario';

const board = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "Camera, decoder and display";
	compatible = "carveout,first-board";

	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0x60000000>,	/* 1.5 GiB */
		      <0x1 0x00000000 0x0 0x20000000>;	/* 512 MiB */
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		/* Placed by the kernel, in the first bank. The default area. */
		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x04000000>;
			alloc-ranges = <0x0 0x40000000 0x0 0x40000000>;
			linux,cma-default;
		};

		/* The codec's area. Reusable, so user space gets a heap. */
		video_mem: video@90000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x90000000 0x0 0x04000000>;
		};

		/* Firmware of the neural unit. Linux keeps its hands off. */
		npu_fw: npu-fw@88000000 {
			reg = <0x0 0x88000000 0x0 0x01000000>;
			no-map;
		};

		/* A pool without reusable: for one driver, not for user space. */
		dsp_shm: dsp-shm@8a000000 {
			compatible = "shared-dma-pool";
			reg = <0x0 0x8a000000 0x0 0x00800000>;
			no-map;
		};

		/* 0x8e900000 is no multiple of 2 MiB: see what becomes of it. */
		isp@8e900000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x8e900000 0x0 0x01000000>;
		};

		/* Crash log that survives a reboot. */
		ramoops@9ff00000 {
			compatible = "ramoops";
			reg = <0x0 0x9ff00000 0x0 0x00100000>;
			record-size = <0x20000>;
		};
	};

	soc {
		compatible = "simple-bus";
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		npu@10000000 {
			compatible = "carveout,npu";
			reg = <0x0 0x10000000 0x0 0x10000>;
			memory-region = <&npu_fw>;
		};

		dsp@10100000 {
			compatible = "carveout,dsp";
			reg = <0x0 0x10100000 0x0 0x10000>;
			memory-region = <&dsp_shm>;
		};

		codec@10200000 {
			compatible = "carveout,codec";
			reg = <0x0 0x10200000 0x0 0x10000>;
			memory-region = <&video_mem>;
		};
	};
};
`;

const workload = `# The camera streams full HD from the default area.
alloc cam-1 default_cma_region 1920x1080 nv12
alloc cam-2 default_cma_region 1920x1080 nv12
alloc cam-3 default_cma_region 1920x1080 nv12

# The display takes its first buffer, then the decoder its reference frames.
alloc display-1 video@90000000 1920x1080 xrgb8888
alloc decoder-1 video@90000000 1920x1088 nv12
alloc decoder-2 video@90000000 1920x1088 nv12
alloc decoder-3 video@90000000 1920x1088 nv12
alloc decoder-4 video@90000000 1920x1088 nv12
alloc decoder-5 video@90000000 1920x1088 nv12
alloc decoder-6 video@90000000 1920x1088 nv12
alloc decoder-7 video@90000000 1920x1088 nv12
alloc decoder-8 video@90000000 1920x1088 nv12

# A second buffer for the display, more references, scratch space.
alloc display-2 video@90000000 1920x1080 xrgb8888
alloc decoder-9 video@90000000 1920x1088 nv12
alloc decoder-10 video@90000000 1920x1088 nv12
alloc decoder-11 video@90000000 1920x1088 nv12
alloc decoder-12 video@90000000 1920x1088 nv12
alloc scratch-1 video@90000000 8MiB
free cam-2

# A smaller stream begins: every second reference is given back.
free decoder-2
free decoder-4
free decoder-6
free decoder-8
free decoder-10
free decoder-12
alloc cam-4 default_cma_region 1280x720 nv12

# A third buffer for the display: more than twice its size is free, and it fails.
alloc display-3 video@90000000 1920x1080 xrgb8888
`;

export const DEFAULT_SCENARIO: Scenario = oneFileScenario(
  { path: 'board.dts', text: board },
  {
    workload,
    title: 'Camera, decoder and display',
    view: { selection: '/reserved-memory/video@90000000' },
  },
);
