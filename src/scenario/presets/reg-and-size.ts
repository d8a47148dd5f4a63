import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'Three numbers for one area',
  regions: `		/* 256 MiB for the HDMI receiver, says this comment. */
		cma {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x08000000>;
			size = <0x0 0x00800000>;
			linux,cma-default;
		};`,
});

const workload = `# How much is it? Eight 4K pictures take 192 MiB.
repeat 8 { alloc rx-$i default_cma_region 3840x2160 nv24 }
`;

export const REG_AND_SIZE = preset({
  id: 'reg-and-size',
  title: 'A comment, a reg and a size',
  sentence: 'The comment says 256 MiB, reg says 128 MiB, size says 8 MiB: one of the three counts.',
  lookAt: 'With reg the kernel does not look at size, nor at a comment. The area has 128 MiB; five pictures fit.',
  source: { problem: 'P9', thread: 'armbian/build#9880' },
  board,
  workload,
  selection: '/reserved-memory/cma',
  holds: [
    { ask: 'sizeOf', region: 'cma', is: '128MiB' },
    { ask: 'firstFailure', is: 'rx-6' },
  ],
});
