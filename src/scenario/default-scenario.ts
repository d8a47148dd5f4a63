/** What a first visitor sees. */
import { oneFileScenario, type Scenario } from './scenario';

const BOARD = `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "A first board";
	compatible = "carveout,first-board";

	memory@40000000 {
		device_type = "memory";
		reg = <0x0 0x40000000 0x0 0x40000000>;
	};

	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x4000000>;
			linux,cma-default;
		};
	};
};
`;

export const DEFAULT_SCENARIO: Scenario = oneFileScenario(
  { path: 'board.dts', text: BOARD },
  { title: 'A first board', workload: 'alloc buf-1 default_cma_region 8MiB\n' },
);
