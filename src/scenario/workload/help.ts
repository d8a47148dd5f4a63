/** The workload language as the page's help shows it. Each example is a whole text of its own that parses and runs. */
import { PIXEL_FORMATS } from './pixel-formats';

export type HelpEntry = {
  readonly word: string;
  readonly form: string;
  readonly meaning: string;
  readonly example: string;
};

const formats = PIXEL_FORMATS.map((format) => format.name).join(', ');

export const WORKLOAD_HELP: readonly HelpEntry[] = [
  {
    word: 'alloc',
    form: 'alloc NAME HEAP SIZE [by CLIENT] [flags …]',
    meaning:
      'Opens /dev/dma_heap/HEAP and asks it for SIZE bytes. The buffer is held under NAME until it is freed. A heap that does not exist answers ENOENT.',
    example: 'alloc cam-1 default_cma_region 8MiB',
  },
  {
    word: 'coherent pools',
    form: 'alloc NAME POOL SIZE',
    meaning:
      'POOL is the node name of a shared-dma-pool without reusable: a driver whose device names it asks dma_alloc_coherent() for SIZE bytes. It hands out powers of two pages, and NULL when it is full. It is no heap.',
    example: 'alloc ring dsp-shm@8a000000 12KiB',
  },
  {
    word: 'free',
    form: 'free NAME',
    meaning:
      'Closes the descriptor that alloc gave. The memory goes back unless something else holds the buffer, and then the name can be used again.',
    example: 'alloc cam-1 default_cma_region 8MiB\nfree cam-1',
  },
  {
    word: 'NAME',
    form: 'letters, digits, _ . -',
    meaning:
      'Buffers are coloured and summed by client: the name without the number at its end. cam-1, cam.2 and cam3 are buffers of cam.',
    example: 'alloc cam-1 system 4096\nalloc cam.2 system 4096',
  },
  {
    word: 'by',
    form: 'by CLIENT',
    meaning: 'Behind the size: the client that a buffer belongs to, whatever its name.',
    example: 'alloc front system 8MiB by camera\nalloc rear system 8MiB by camera',
  },
  {
    word: 'bytes',
    form: '4096 · 0x200000 · 64KiB · 8MiB · 1GiB',
    meaning:
      'A size in bytes, decimal or hex, or in binary units. 8M means 8MiB; 8MB is refused, since it can mean two things.',
    example: 'alloc a system 0x200000\nalloc b system 8M',
  },
  {
    word: 'pages',
    form: '2025p',
    meaning: 'A size in pages of the boot profile.',
    example: 'alloc a system 2025p',
  },
  {
    word: 'frames',
    form: 'WIDTHxHEIGHT FORMAT [xN] [stride=BYTES]',
    meaning:
      'One buffer of N frames of a picture, one after the other. The stride of the first plane is that of a line without padding unless it is given; the other planes follow it.',
    example: 'alloc dec-1 system 1920x1080 nv12 x4 stride=2048',
  },
  {
    word: 'FORMAT',
    form: formats,
    meaning:
      'Named as in V4L2 and DRM, in upper or lower case. RAW10 and RAW12 are MIPI-packed. Odd sizes are rounded up to whole chroma samples and whole groups of packed pixels.',
    example: 'alloc raw-1 system 4056x3040 raw12',
  },
  {
    word: 'hold',
    form: 'hold NAME [fd|mmap|import]',
    meaning:
      'Takes one more reference to a buffer: a duplicate of its descriptor, a mapping, or a driver that imports it. The memory stays until the last reference is gone, whoever closed the descriptor.',
    example: 'alloc cam-1 default_cma_region 8MiB\nhold cam-1 mmap\nfree cam-1\ndrop cam-1',
  },
  {
    word: 'drop',
    form: 'drop NAME [fd|mmap|import]',
    meaning: 'Gives up a reference that hold took: the last one of that kind, or of any.',
    example: 'alloc cam-1 system 8MiB\nhold cam-1 fd\nhold cam-1 import\ndrop cam-1 fd\ndrop cam-1\nfree cam-1',
  },
  {
    word: 'pin',
    form: 'pin HEAP PAGE · pin HEAP PAGE..PAGE · pin HEAP all',
    meaning:
      'Pages of an area that cannot be moved just now. An allocation whose window touches one meets EBUSY and goes on one alignment step further. Pages count from 0 at the start of the area, both ends of a range belong to it. HEAP may also be the name of an area.',
    example: 'pin default_cma_region 300\nalloc a default_cma_region 4MiB',
  },
  {
    word: 'unpin',
    form: 'unpin HEAP PAGE · unpin HEAP PAGE..PAGE · unpin HEAP all',
    meaning: 'They can be moved again.',
    example: 'pin default_cma_region 300..399\nunpin default_cma_region 350..399',
  },
  {
    word: 'movable',
    form: 'movable HEAP PAGE..PAGE · movable HEAP all',
    meaning:
      'Free pages of an area that the system uses meanwhile, for page cache or programs. They move out of the way of an allocation: that costs time, but does not make it fail.',
    example: 'movable default_cma_region 0..1023\nalloc a default_cma_region 1MiB',
  },
  {
    word: 'elsewhere',
    form: 'movable HEAP elsewhere N · movable HEAP elsewhere unlimited',
    meaning:
      'How many free pages there are outside the area for movable pages to go to; unlimited until a line says so. An allocation that must move more fails at once, with ret -12 in the log.',
    example:
      'movable default_cma_region all\nmovable default_cma_region elsewhere 100\nalloc a default_cma_region 1MiB\nexpect fail',
  },
  {
    word: 'flags',
    form: 'flags fd=N fd_flags=N heap_flags=N',
    meaning:
      'Behind the size: fields of the request, to see what the ioctl refuses with EINVAL. Numbers, decimal, 0x or 0o, or flags of open(2) with | between them.',
    example:
      'alloc a system 4096 flags fd_flags=O_RDWR|O_NONBLOCK\nexpect fail\nalloc b system 4096 flags heap_flags=1',
  },
  {
    word: 'repeat',
    form: 'repeat N { … }',
    meaning:
      'Runs the lines between the braces N times. $i in them is the number of the round, from 1; inside a second repeat $j is its round, then $k, then $l.',
    example: 'repeat 3 {\n  alloc cam-$i system 8MiB\n  repeat 2 { alloc dec-$i-$j system 1MiB }\n}\nfree cam-2',
  },
  {
    word: 'random',
    form: 'random HEAP SIZE..SIZE steps=N [seed=N] [live=N] [by CLIENT]',
    meaning:
      'N steps that allocate and free with no pattern, at most live buffers at once (32 unless given), small sizes more often than large ones. The same seed always gives the same steps.',
    example: 'random default_cma_region 4KiB..8MiB steps=200 seed=1 live=24',
  },
  {
    word: 'note',
    form: 'note "…"',
    meaning: 'A step that does nothing and is shown on the pictures.',
    example: 'note "the camera starts"\nalloc cam-1 system 8MiB',
  },
  {
    word: 'expect',
    form: 'expect ok · expect fail',
    meaning:
      'About the step before it, and no step of its own: if that ends otherwise, the line of the step is marked as an error.',
    example: 'alloc a nowhere 4096\nexpect fail\nalloc b system 4096\nexpect ok',
  },
  {
    word: '#',
    form: '# … or // …',
    meaning: 'A comment, to the end of the line.',
    example: '# two cameras\nalloc cam-1 system 4096 // the first',
  },
];
