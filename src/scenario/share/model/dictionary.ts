/**
 * What a link of form 2 may take as known: the words of devicetrees and workloads, in the shape of a link's content.
 * Frozen with that form: not one character may change. A better one would be another form's.
 */
export const DICTIONARY = `{"t":"Camera, decoder and display","n":"","p":{"v":"6.12","g":16384,"c":{"CONFIG_CMA_SIZE_MBYTES":32},"l":"cma=64M","r":[{"b":"0x40000000","s":"4GiB"}]},"v":{"s":"/reserved-memory/video@90000000","z":{"f":"0x40000000","t":"0x80000000"},"n":12},"f":[{"p":"soc.dtsi","t":"/dts-v1/;
/plugin/;"},{"p":"board.dts","t":"/dts-v1/;

#include <dt-bindings/interrupt-controller/arm-gic.h>
#include <dt-bindings/gpio/gpio.h>
#include "soc.dtsi"

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "Board";
	compatible = "vendor,board", "vendor,soc";
	interrupt-parent = <&gic>;

	aliases {
		serial0 = &uart0;
	};

	chosen {
		bootargs = "console=ttyS0,115200n8";
		stdout-path = "serial0:115200n8";
	};

	cpus {
		#address-cells = <1>;
		#size-cells = <0>;

		cpu@0 {
			device_type = "cpu";
			compatible = "arm,cortex-a53";
			reg = <0x0>;
			enable-method = "psci";
		};
	};

	memory@80000000 {
		device_type = "memory";
		reg = <0x00000000 0x80000000 0x00000000 0x20000000>;	/* 512 MiB */
	};

	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0xc0000000>,
		      <0x1 0x00000000 0x1 0x00000000>;
	};

	/* The default area. Placed by the kernel. */
	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x10000000>;
			alignment = <0x0 0x00200000>;
			alloc-ranges = <0x0 0x40000000 0x0 0x80000000>;
			linux,cma-default;
		};

		video_mem: video@90000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x90000000 0x0 0x04000000>;
		};

		vdev0vring0: vdev0vring0@b8000000 {
			reg = <0x0 0xb8000000 0x0 0x8000>;
			no-map;
		};

		vdevbuffer: vdev0buffer@b8400000 {
			compatible = "shared-dma-pool";
			reg = <0x0 0xb8400000 0x0 0x00100000>;
			no-map;
		};

		rsc_table: rsc-table@b80ff000 {
			reg = <0x0 0xb80ff000 0x0 0x1000>;
			no-map;
		};

		framebuffer@9c000000 {
			reg = <0x0 0x9c000000 0x0 0x02000000>;
		};

		optee@9e000000 {
			reg = <0x0 0x9e000000 0x0 0x02000000>;
			no-map;
		};

		ramoops@9ff00000 {
			compatible = "ramoops";
			reg = <0x0 0x9ff00000 0x0 0x00100000>;
			record-size = <0x20000>;
			console-size = <0x40000>;
		};
	};

	soc {
		compatible = "simple-bus";
		#address-cells = <1>;
		#size-cells = <1>;
		ranges = <0x0 0x0 0x0 0x40000000>;

		gic: interrupt-controller@38800000 {
			compatible = "arm,gic-v3";
			reg = <0x38800000 0x10000>,
			      <0x38880000 0xc0000>;
			#interrupt-cells = <3>;
			interrupt-controller;
		};

		uart0: serial@30860000 {
			compatible = "vendor,uart";
			reg = <0x30860000 0x10000>;
			interrupts = <GIC_SPI 26 IRQ_TYPE_LEVEL_HIGH>;
			clocks = <&clk 228>, <&clk 229>;
			clock-names = "ipg", "per";
			pinctrl-names = "default";
			pinctrl-0 = <&pinctrl_uart0>;
			status = "disabled";
		};

		clk: clock-controller@30380000 {
			compatible = "vendor,ccm";
			reg = <0x30380000 0x10000>;
			#clock-cells = <1>;
		};

		i2c@30a20000 {
			compatible = "vendor,i2c";
			reg = <0x30a20000 0x10000>;
			#address-cells = <1>;
			#size-cells = <0>;
			clock-frequency = <400000>;
			status = "okay";

			sensor@1a {
				compatible = "sony,imx219";
				reg = <0x1a>;
				reset-gpios = <&gpio1 5 GPIO_ACTIVE_LOW>;

				port {
					camera_out: endpoint {
						remote-endpoint = <&csi_in>;
						data-lanes = <1 2>;
					};
				};
			};
		};

		mmc@30b50000 {
			compatible = "vendor,sdhci";
			reg = <0x30b50000 0x10000>;
			interrupts = <0 23 4>;
			clocks = <&clk 12>;
			bus-width = <8>;
			non-removable;
			status = "okay";
		};

		ethernet@30be0000 {
			compatible = "vendor,gmac";
			phy-mode = "rgmii-id";
			resets = <&rst 3>;
			dma-coherent;
		};

		remoteproc: remoteproc@0 {
			compatible = "vendor,cortex-m7";
			mboxes = <&mu 0 1>, <&mu 1 1>;
			mbox-names = "tx", "rx";
			memory-region = <&vdevbuffer>, <&vdev0vring0>, <&rsc_table>;
		};

		display: display-subsystem@32fc0000 {
			compatible = "vendor,lcdif";
			iommus = <&smmu 2>;
			memory-region = <&display_fb>;
		};

		/* Firmware that must not be touched. Reference frames of the decoder. */
		codec@38300000 {
			compatible = "vendor,vpu";
			reg = <0x0 0x38300000 0x0 0x10000>;
			interrupts = <0 7 4>;
			power-domains = <&pd 1>;
			memory-region = <&video_mem>;
			memory-region-names = "video";
			status = "okay";
		};
	};
};

&hdmi_receiver_cma {
	status = "okay";
};
"}],"w":"# The camera streams full HD.
alloc cam-1 default_cma_region 1920x1080 nv12 by camera
alloc cam-2 default_cma_region 1920x1080 nv12 by camera
alloc cam-3 default_cma_region 1920x1080 nv12 by camera
alloc dec-1 video@90000000 3840x2160 nv12
alloc dec-2 video@90000000 1920x1088 nv12
alloc fb-1 linux,cma 1920x1080 xrgb8888
free cam-1
free dec-1
alloc scratch-1 reserved 1280x720 yuyv
alloc buf-1 system 8MiB
alloc buf-2 reserved 512KiB
free buf-1
free cam-2
repeat 10 {
  alloc frame-$i linux,cma 4MiB
  free frame-$i
}
hold cam-3 import
drop cam-3 fd
pin video@90000000 300..399
movable video@90000000 elsewhere 1000
unpin video@90000000 all
random linux,cma 64KiB..4MiB steps=100 seed=7 live=12
note "The display takes its buffer."
expect ok
expect fail
"}
`;
