import { boardText } from './board';
import { preset } from './preset';

const board = boardText({
  model: 'A decoder that forgets',
  regions: `		video@50000000 {
			compatible = "shared-dma-pool";
			reusable;
			reg = <0x0 0x50000000 0x0 0x06000000>;	/* 96 MiB */
		};`,
});

const workload = `# Each film: three pictures are decoded, shown and closed. One of them is still mapped by the overlay.
repeat 12 {
  repeat 3 { alloc pic-$i-$j video@50000000 1920x1088 nv12 by decoder }
  hold pic-$i-1 mmap
  repeat 3 { free pic-$i-$j }
}

# The next film needs room for 64 MiB at once; it had 96 on the first day.
alloc film-13 video@50000000 64MiB
expect fail
`;

export const LEAK = preset({
  id: 'leak',
  title: 'A leak of one picture a film',
  sentence: 'Every buffer is closed, and the area fills all the same: a mapping holds one picture of each film.',
  lookAt:
    'Space–time: a staircase of pictures that never end. A descriptor that is closed frees nothing while a mapping is left; put drop pic-$i-1 mmap into the loop.',
  source: { problem: 'P17', thread: 'raspberrypi/linux#3946' },
  board,
  workload,
  selection: '/reserved-memory/video@50000000',
  holds: [{ ask: 'buffersIn', area: 'video@50000000', is: 12 }],
});
