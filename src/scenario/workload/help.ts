/** The workload language as the page's help shows it. Each example is a whole text of its own that parses. */
import { PIXEL_FORMATS } from './pixel-formats';
import { RESERVED_WORDS } from './words';

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
    form: 'alloc NAME HEAP SIZE',
    meaning:
      'Opens /dev/dma_heap/HEAP and asks it for SIZE bytes. The buffer is held under NAME until it is freed. A heap that does not exist answers ENOENT.',
    example: 'alloc cam-1 default_cma_region 8MiB',
  },
  {
    word: 'free',
    form: 'free NAME',
    meaning: 'Closes the last descriptor of the buffer. The name can be used again.',
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
    word: '#',
    form: '# … or // …',
    meaning: 'A comment, to the end of the line.',
    example: '# two cameras\nalloc cam-1 system 4096 // the first',
  },
];

/** Words that mean nothing yet and can be no name. */
export const RESERVED_HELP = [...RESERVED_WORDS].join(', ');
