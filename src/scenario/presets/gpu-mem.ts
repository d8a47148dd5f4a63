import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'The wrong knob',
  regions: `		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x04000000>;	/* 64 MiB */
			linux,cma-default;
		};`,
});

const workload = `# Two pictures of a 12 megapixel camera, 24 bits a pixel, 35 MiB each.
alloc cam-1 default_cma_region 4056x3040 rgb888
alloc cam-2 default_cma_region 4056x3040 rgb888
`;

export const GPU_MEM = preset({
  id: 'gpu-mem',
  title: 'The wrong knob',
  sentence: 'Somebody gives the camera more memory with gpu_mem=256, which takes it from Linux and gives CMA nothing.',
  lookAt:
    'The area has its 64 MiB, and the firmware holds 256 MiB at the end of RAM. Write cma=128M on the command line, or a larger size in the node.',
  source: { problem: 'P19', thread: 'raspberrypi/rpicam-apps#265' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  profile: {
    cmdline: 'gpu_mem=256',
    preReserved: [
      { base: '0x40200000', size: '0x2000000', what: 'kernel image' },
      { base: '0x70000000', size: '0x10000000', what: 'graphics firmware, gpu_mem=256' },
    ],
  },
  holds: [
    { ask: 'sizeOf', region: 'linux,cma', is: '64MiB' },
    { ask: 'firstFailure', is: 'cam-2' },
  ],
});
