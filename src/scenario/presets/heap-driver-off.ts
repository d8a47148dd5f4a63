import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'A kernel without the heap driver',
  regions: `		linux,cma {
			compatible = "shared-dma-pool";
			reusable;
			size = <0x0 0x10000000>;	/* 256 MiB */
			linux,cma-default;
		};`,
});

const workload = `# The camera tries the names that it knows, one after the other.
alloc cam-1 default_cma_region 1920x1080 nv12
alloc cam-2 linux,cma 1920x1080 nv12
alloc cam-3 reserved 1920x1080 nv12
`;

export const HEAP_DRIVER_OFF = preset({
  id: 'heap-driver-off',
  title: 'An area, and no heap driver',
  sentence: '256 MiB of CMA are there, drivers use them, and no program finds a heap: the kernel was built without it.',
  lookAt:
    'The heap list has system alone. CONFIG_DMABUF_HEAPS_CMA is off in the boot profile; switch it on in the Assumptions panel.',
  source: { problem: 'P16', thread: 'raspberrypi/rpicam-apps#218' },
  board,
  workload,
  selection: '/reserved-memory/linux,cma',
  profile: { config: { DMABUF_HEAPS_CMA: 'n' } },
  holds: [
    { ask: 'heaps', is: 1 },
    { ask: 'kindOf', region: 'linux,cma', is: 'cma-noheap' },
    { ask: 'errno', buffer: 'cam-1', is: 'ENOENT' },
  ],
});
