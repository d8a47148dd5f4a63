/** A board of 6 kB and a workload as long as asked for, to measure links with. A frozen link holds them: never changed. */

export const LARGE_BOARD = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "Gateway with four cameras, rev C";
	compatible = "acme,gateway-c", "acme,soc";
	interrupt-parent = <&gic>;

	aliases {
		serial0 = &uart2;
		mmc0 = &usdhc3;
	};

	chosen {
		stdout-path = "serial0:115200n8";
	};

	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0xc0000000>,
		      <0x1 0x00000000 0x0 0x40000000>;
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x08000000>;
			alignment = <0x0 0x00200000>;
			alloc-ranges = <0x0 0x40000000 0x0 0x80000000>;
			linux,cma-default;
		};

		/* Reference frames of the decoder, four streams of full HD. */
		vpu_mem: vpu@a0000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0xa0000000 0x0 0x06000000>;
		};

		/* Raw frames of four sensors, and what the image processor makes of them. */
		isp_mem: isp-pool@a8000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0xa8000000 0x0 0x04000000>;
		};

		/* The boot splash stays up until the display driver takes over. */
		display_fb: framebuffer@b0000000 {
			reg = <0x0 0xb0000000 0x0 0x01800000>;
			no-map;
		};

		/* Rings and buffers between the two cores, fixed by its firmware. */
		m7_vdev0vring0: vdev0vring0@55000000 {
			reg = <0x0 0x55000000 0x0 0x8000>;
			no-map;
		};

		m7_vdev0vring1: vdev0vring1@55008000 {
			reg = <0x0 0x55008000 0x0 0x8000>;
			no-map;
		};

		m7_vdevbuffer: vdevbuffer@55400000 {
			compatible = "shared-dma-pool";
			reg = <0x0 0x55400000 0x0 0x100000>;
			no-map;
		};

		m7_rsc_table: rsc-table@550ff000 {
			reg = <0x0 0x550ff000 0x0 0x1000>;
			no-map;
		};

		/* Trusted firmware: Linux must never touch it. */
		optee_core: optee@56000000 {
			reg = <0x0 0x56000000 0x0 0x02000000>;
			no-map;
		};

		dsp_reserved: dsp@92400000 {
			compatible = "shared-dma-pool";
			reg = <0x0 0x92400000 0x0 0x01000000>;
			no-map;
		};

		/* Weights stay, activations come and go with every inference. */
		npu_heap: npu@c0000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0xc0000000 0x0 0x02000000>;
			alignment = <0x0 0x1000>;
		};

		ramoops@bff00000 {
			compatible = "ramoops";
			reg = <0x0 0xbff00000 0x0 0x00100000>;
			record-size = <0x20000>;
			console-size = <0x40000>;
			ftrace-size = <0x20000>;
			pmsg-size = <0x20000>;
		};
	};

	soc@0 {
		compatible = "simple-bus";
		#address-cells = <1>;
		#size-cells = <1>;
		ranges = <0x0 0x0 0x0 0x3e000000>;

		gic: interrupt-controller@38800000 {
			compatible = "arm,gic-v3";
			reg = <0x38800000 0x10000>, <0x38880000 0xc0000>;
			#interrupt-cells = <3>;
			interrupt-controller;
		};

		vpu@38300000 {
			compatible = "acme,vpu";
			reg = <0x38300000 0x10000>;
			interrupts = <7 4 4>;
			clocks = <&clk 208>;
			memory-region = <&vpu_mem>;
			status = "okay";
		};

		isp@32e10000 {
			compatible = "acme,isp";
			reg = <0x32e10000 0x10000>;
			interrupts = <74 4 4>;
			clocks = <&clk 225>;
			memory-region = <&isp_mem>;
			status = "okay";
		};

		lcdif@32fc6000 {
			compatible = "acme,lcdif";
			reg = <0x32fc6000 0x10000>;
			interrupts = <8 4 4>;
			clocks = <&clk 209>;
			memory-region = <&display_fb>;
			status = "okay";
		};

		dsp@3b6e8000 {
			compatible = "acme,dsp";
			reg = <0x3b6e8000 0x10000>;
			interrupts = <12 4 4>;
			clocks = <&clk 219>;
			memory-region = <&dsp_reserved>;
			status = "okay";
		};

		npu@38500000 {
			compatible = "acme,gpu-3d";
			reg = <0x38500000 0x10000>;
			interrupts = <13 4 4>;
			clocks = <&clk 219>;
			memory-region = <&npu_heap>;
			status = "okay";
		};

		csi@32e40000 {
			compatible = "acme,mipi-csi2";
			reg = <0x32e40000 0x10000>;
			interrupts = <17 4 4>;
			clocks = <&clk 219>;
			memory-region = <&isp_mem>;
			status = "okay";
		};

		csi@32e50000 {
			compatible = "acme,mipi-csi2";
			reg = <0x32e50000 0x10000>;
			interrupts = <80 4 4>;
			clocks = <&clk 226>;
			memory-region = <&isp_mem>;
			status = "okay";
		};

		jpeg@32f00000 {
			compatible = "acme,jpeg-encoder";
			reg = <0x32f00000 0x10000>;
			interrupts = <50 4 4>;
			clocks = <&clk 223>;
			memory-region = <&vpu_mem>;
			status = "okay";
		};

		dewarp@32e30000 {
			compatible = "acme,dewarp";
			reg = <0x32e30000 0x10000>;
			interrupts = <100 4 4>;
			clocks = <&clk 236>;
			memory-region = <&isp_mem>;
			status = "okay";
		};

		remoteproc@0 {
			compatible = "acme,cm7";
			reg = <0x0 0x10000>;
			interrupts = <88 4 4>;
			clocks = <&clk 226>;
			memory-region = <&m7_vdev0vring0>;
			status = "okay";
		};

		g2d@38008000 {
			compatible = "acme,gpu-3d";
			reg = <0x38008000 0x10000>;
			interrupts = <25 4 4>;
			clocks = <&clk 220>;
			memory-region = <&npu_heap>;
			status = "okay";
		};

		pcie@33800000 {
			compatible = "acme,pcie";
			reg = <0x33800000 0x10000>;
			interrupts = <140 4 4>;
			clocks = <&clk 236>;
			memory-region = <&isp_mem>;
			status = "okay";
		};

		ethernet@30be0000 {
			compatible = "acme,fec";
			reg = <0x30be0000 0x10000>;
			interrupts = <118 4 4>;
			clocks = <&clk 236>;
			memory-region = <&vpu_mem>;
			status = "okay";
		};

		usb@32f10100 {
			compatible = "acme,dwc3";
			reg = <0x32f10100 0x10000>;
			interrupts = <148 4 4>;
			clocks = <&clk 236>;
			memory-region = <&vpu_mem>;
			status = "okay";
		};

		hdmi@32fd8000 {
			compatible = "acme,hdmi";
			reg = <0x32fd8000 0x10000>;
			interrupts = <0 4 4>;
			clocks = <&clk 201>;
			memory-region = <&display_fb>;
			status = "okay";
		};

		clk: clock-controller@30380000 {
			compatible = "acme,ccm";
			reg = <0x30380000 0x10000>;
			#clock-cells = <1>;
		};

		uart2: serial@30890000 {
			compatible = "acme,uart", "acme,uart-v1";
			reg = <0x30890000 0x10000>;
			interrupts = <0 27 4>;
			status = "okay";
		};

		usdhc3: mmc@30b60000 {
			compatible = "acme,usdhc", "acme,usdhc-v1";
			reg = <0x30b60000 0x10000>;
			bus-width = <8>;
			non-removable;
			status = "okay";
		};
	};
};

&m7_rsc_table {
	status = "okay";
};
`;

/** A little like chance, and the same on every machine. */
function createDraw(): (below: number) => number {
  let state = 12_345;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % below;
  };
}

type Client = { readonly name: string; readonly heap: string; readonly sizes: readonly string[] };

const CLIENTS: readonly Client[] = [
  { name: 'cam', heap: 'isp-pool@a8000000', sizes: ['1920x1080 nv12', '1280x720 nv12'] },
  { name: 'dec', heap: 'vpu@a0000000', sizes: ['1920x1088 nv12', '3840x2160 nv12'] },
  { name: 'ui', heap: 'default_cma_region', sizes: ['1920x1080 xrgb8888'] },
  { name: 'npu', heap: 'npu@c0000000', sizes: ['2MiB', '512KiB', '3MiB'] },
  { name: 'scratch', heap: 'default_cma_region', sizes: ['8MiB', '1MiB', '600KiB', '12KiB'] },
];
const NOTES = [
  '# The cameras start.',
  '# The second stream is added.',
  '# The screen rotates: new buffers, old ones go back.',
  '# Inference begins.',
];
const NOTE_EVERY = 25;

/** Clients that come and go in no order: as hard to foresee as a trace of a real system. */
export function largeWorkload(operations: number): string {
  const draw = createDraw();
  const live: string[] = [];
  const made = new Map<string, number>();
  const allocate = ({ name, heap, sizes }: Client) => {
    const number = (made.get(name) ?? 0) + 1;
    made.set(name, number);
    live.push(`${name}-${number}`);
    return `alloc ${name}-${number} ${heap} ${sizes[draw(sizes.length)]}${draw(10) === 0 ? ` by ${name}` : ''}`;
  };
  const lines = Array.from({ length: operations }, (_, i) => {
    const note = i % NOTE_EVERY === 0 ? [NOTES[(i / NOTE_EVERY) % NOTES.length] ?? ''] : [];
    const isFree = live.length > 8 && draw(100) < 45;
    const line = isFree ? `free ${live.splice(draw(live.length), 1)[0]}` : allocate(CLIENTS[draw(CLIENTS.length)]!);
    return [...note, line].join('\n');
  });
  return `${lines.join('\n')}\n`;
}
