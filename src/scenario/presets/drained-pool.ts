import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'A NAS with four SSDs',
  regions: `		/* Nothing here: the default area is the built-in one. */`,
});

const workload = `# SSDs without memory of their own ask for 40 MiB of the host’s each: in large pieces first, then in what there is.
repeat 7 { alloc nvme0-$i default_cma_region 4MiB by nvme }
repeat 3 { alloc nvme1-$i default_cma_region 1MiB by nvme }
repeat 14 { alloc nvme2-$i default_cma_region 64KiB by nvme }

# Then the network card wants four pages.
alloc eth-1 default_cma_region 4p
expect fail
`;

export const DRAINED_POOL = preset({
  id: 'drained-pool',
  title: 'Somebody else drained the pool',
  sentence: 'SSDs take the whole default area as their cache, and a request for four pages fails.',
  lookAt:
    'The last step and the owners in the page map: all of it is nvme’s but what drivers hold since boot. A larger default area only feeds them more; nvme.max_host_mem_size_mb=0 on the command line keeps them off.',
  source: { problem: 'P14', thread: 'edk2-porting/edk2-rk3588#142' },
  board,
  workload,
  selection: 'cma',
  profile: { config: { CMA_SIZE_MBYTES: 32 } },
  holds: [
    { ask: 'free', area: 'reserved', is: 0 },
    { ask: 'errno', buffer: 'eth-1', is: 'ENOMEM' },
  ],
});
