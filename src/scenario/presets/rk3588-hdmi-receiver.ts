import { preset } from './preset';

/** The receiver's part of an RK3588 board of ours; `pool` is the body of its reserved region. */
const board = (model: string, pool: string): string => `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "${model}";
	compatible = "carveout,rk3588-hdmi-receiver", "rockchip,rk3588";

	/* 4 GiB of RAM, most of it below the device registers at 0xf0000000. */
	memory@200000 {
		device_type = "memory";
		reg = <0x0 0x00200000 0x0 0xefe00000>,
		      <0x1 0x00000000 0x0 0x10000000>;
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

${pool}
	};

	soc {
		compatible = "simple-bus";
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		hdmi_receiver@fdee0000 {
			compatible = "rockchip,rk3588-hdmirx-ctrler", "snps,dw-hdmi-rx";
			reg = <0x0 0xfdee0000 0x0 0x6000>;
			memory-region = <&hdmi_rx_pool>;
		};
	};
};
`;

const mainlinePool = `		/*
		 * As in mainline, once a board enables it (there it is
		 * status = "disabled"). no-map and no reusable: a coherent pool
		 * that only the receiver's driver allocates from.
		 */
		hdmi_rx_pool: hdmi-receiver-cma {
			compatible = "shared-dma-pool";
			alloc-ranges = <0x0 0x0 0x0 0xffffffff>;
			size = <0x0 0x0a000000>;	/* 160 MiB */
			alignment = <0x0 0x40000>;
			no-map;
			status = "okay";
		};`;

const boardPool = `		/*
		 * The one change: no-map is gone and reusable is there. Now it is
		 * a CMA area. The kernel may use it for movable pages meanwhile,
		 * and user space can allocate buffers that suit the receiver.
		 */
		hdmi_rx_pool: hdmi-receiver-cma {
			compatible = "shared-dma-pool";
			alloc-ranges = <0x0 0x0 0x0 0xffffffff>;
			size = <0x0 0x0a000000>;	/* 160 MiB */
			alignment = <0x0 0x40000>;
			reusable;
			status = "okay";
		};`;

const mainlineWorkload = `# The receiver's driver takes its frames from the pool: 6075 pages each, rounded up to a power of two.
alloc rx-1 hdmi-receiver-cma 3840x2160 nv24
alloc rx-2 hdmi-receiver-cma 3840x2160 nv24
alloc rx-3 hdmi-receiver-cma 3840x2160 nv24
alloc rx-4 hdmi-receiver-cma 3840x2160 nv24

# A program cannot open it. What it can open is the default area, and that holds two such frames.
alloc app-1 default_cma_region 3840x2160 nv24
alloc app-2 default_cma_region 3840x2160 nv24
alloc app-3 default_cma_region 3840x2160 nv24
`;

const boardWorkload = `# The same four 4K frames, from memory that suits the receiver; a program may ask for them now.
alloc rx-1 hdmi-receiver-cma 3840x2160 nv24
alloc rx-2 hdmi-receiver-cma 3840x2160 nv24
alloc rx-3 hdmi-receiver-cma 3840x2160 nv24
alloc rx-4 hdmi-receiver-cma 3840x2160 nv24
`;

const selection = '/reserved-memory/hdmi-receiver-cma';

export const RK3588_HDMI_MAINLINE = preset({
  id: 'rk3588-hdmi-mainline',
  title: 'RK3588 HDMI receiver, as mainline has it',
  sentence: 'The 160 MiB of the HDMI receiver are no-map and not reusable: memory for its driver alone.',
  lookAt:
    'Its name ends in -cma, yet it is no CMA area and no heap in any version. Its driver fills it; a program gets two frames of the default area, and the third is refused.',
  board: board('RK3588 HDMI receiver, as in mainline', mainlinePool),
  workload: mainlineWorkload,
  selection: 'cma',
  source: { problem: 'P6', thread: 'The-BIOS-/minimyth2#73' },
  holds: [
    { ask: 'kindOf', region: 'hdmi-receiver-cma', is: 'coherent' },
    { ask: 'isHeap', region: 'hdmi-receiver-cma', is: false },
    { ask: 'firstFailure', is: 'app-3' },
  ],
});

export const RK3588_HDMI_BOARD = preset({
  id: 'rk3588-hdmi-board',
  title: 'RK3588 HDMI receiver, opened by the board',
  sentence: 'The same 160 MiB with reusable in place of no-map: a CMA area, and from Linux 6.19 on a heap.',
  lookAt:
    'The four frames lie in the page map; the receiver and user space now share the area, and its driver can find it full.',
  board: board('RK3588 HDMI receiver, opened by the board', boardPool),
  workload: boardWorkload,
  selection,
  holds: [
    { ask: 'isHeap', region: 'hdmi-receiver-cma', is: true },
    { ask: 'memoryOf', device: 'hdmi_receiver@fdee0000', is: 'own-area' },
  ],
});
