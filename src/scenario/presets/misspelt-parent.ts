import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'An underscore',
  parent: 'reserved_memory',
  regions: `		/* The secure world’s memory, so the author believed. */
		tee@7e000000 {
			reg = <0x0 0x7e000000 0x0 0x01800000>;	/* 24 MiB */
			no-map;
		};`,
});

const workload = `# The default area goes to the top of RAM, over the secure world’s memory.
alloc fb-1 default_cma_region 60MiB
`;

export const MISSPELT_PARENT = preset({
  id: 'misspelt-parent',
  title: 'An underscore for a hyphen',
  sentence:
    'The parent is called reserved_memory, so nothing in it is reserved, and CMA buffers land on the secure world.',
  lookAt:
    'No region at all, and one line in the boot log: No reserved-memory node in the DT. Write a hyphen, and the default area moves down.',
  source: { thread: 'siemens/meta-iot2050#116' },
  board,
  workload,
  selection: 'cma',
  holds: [{ ask: 'bootLogSays', text: 'No reserved-memory node in the DT', is: true }],
});
