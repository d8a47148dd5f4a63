/** The frame that small boards share: cells, RAM, `/reserved-memory`, and what stands beside it. */
type Frame = {
  readonly model: string;
  /** Children of /reserved-memory, indented as they stand there. */
  readonly regions: string;
  /** Cells of RAM at 0x40000000; 1 GiB unless given. */
  readonly ram?: string;
  /** Name of the node, for a board that spells it wrong. */
  readonly parent?: string;
  /** Nodes of devices, indented. */
  readonly devices?: string;
};

export const boardText = ({
  model,
  regions,
  ram = '<0x0 0x40000000 0x0 0x40000000>',
  parent = 'reserved-memory',
  devices = '',
}: Frame): string => `/dts-v1/;

/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "${model}";

	memory@40000000 {
		device_type = "memory";
		reg = ${ram};
	};

	${parent} {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

${regions}
	};
${devices === '' ? '' : `\n${devices}\n`}};
`;
