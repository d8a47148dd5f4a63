import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'Reserved twice',
  regions: `		/* The secure monitor lives here. */
		secmon@45000000 {
			reg = <0x0 0x45000000 0x0 0x00300000>;	/* 3 MiB */
			no-map;
		};

		/* Beside it, and nobody else’s. */
		hwrom@46000000 {
			reg = <0x0 0x46000000 0x0 0x00100000>;
			no-map;
		};`,
});

const workload = `# Nothing is lost by it: the default area works as ever.
alloc cam-1 default_cma_region 8MiB
`;

export const FAILED_TO_RESERVE = preset({
  id: 'failed-to-reserve',
  title: 'Failed to reserve, and no harm done',
  sentence: 'The boot loader has already reserved the secure monitor’s memory, so the tree’s no-map comes too late.',
  lookAt:
    'secmon: the log has an error and, further down, the usual summary line. The memory is kept from everybody all the same, but it stays mapped. Delete the boot loader’s range in the Assumptions panel and boot again.',
  source: { problem: 'P5', thread: 'khadas/fenix#197' },
  board,
  workload,
  selection: '/reserved-memory/secmon@45000000',
  profile: {
    preReserved: [
      { base: '0x40200000', size: '0x2000000', what: 'kernel image' },
      { base: '0x45000000', size: '0x300000', what: 'reserved by the boot loader' },
    ],
  },
  holds: [{ ask: 'bootLogSays', text: "failed to reserve memory for node 'secmon@45000000'", is: true }],
});
