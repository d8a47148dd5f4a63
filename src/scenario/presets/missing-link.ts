import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'A pool that its device does not name',
  regions: `		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x02000000>;	/* 32 MiB */
			linux,cma-default;
		};

		/* For the decoder. */
		decoder_mem: decoder-mem@60000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x60000000 0x0 0x10000000>;	/* 256 MiB */
		};`,
  devices: `	soc {
		compatible = "simple-bus";
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;

		/* memory-region = <&decoder_mem>; is what is missing. */
		decoder@8000000 {
			compatible = "carveout,decoder";
			reg = <0x0 0x08000000 0x0 0x1000>;
		};
	};`,
});

const workload = `# What the decoder’s driver asks for comes from the default area.
repeat 4 { alloc ref-$i default_cma_region 3840x2176 nv12 by decoder }
`;

export const MISSING_LINK = preset({
  id: 'missing-link',
  title: 'A pool that its device does not name',
  sentence:
    '256 MiB are set aside for the decoder, and its driver runs out of memory in the 32 MiB of the default area.',
  lookAt:
    'The Why panel, Devices: nobody names decoder-mem. Add memory-region = <&decoder_mem>; to the decoder, and its driver allocates there and nowhere else.',
  source: { problem: 'P11', thread: 'armbian/build#6804' },
  board,
  workload,
  selection: '/reserved-memory/decoder-mem@60000000',
  holds: [
    { ask: 'memoryOf', device: 'decoder@8000000', is: null },
    { ask: 'firstFailure', is: 'ref-3' },
    { ask: 'buffersIn', area: 'decoder-mem@60000000', is: 0 },
  ],
});
