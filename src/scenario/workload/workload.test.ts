import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../operation';
import { appendAlloc, appendFree, freshName, insertAfterLine } from './edit';
import { WORKLOAD_HELP } from './help';
import { clientOf, RESERVED_WORDS } from './words';
import {
  checkHeaps,
  MAX_OPERATIONS,
  MAX_WORKLOAD_DIAGNOSTICS,
  MAX_WORKLOAD_LENGTH,
  parseWorkload,
  stepAtLine,
} from './workload';

/** One operation as a short text. */
const told = (operation: Operation): string => {
  if (operation.kind === 'alloc')
    return `${operation.line} alloc ${operation.name} ${operation.heap} ${operation.bytes}`;
  return operation.kind === 'free' ? `${operation.line} free ${operation.name}` : `${operation.line} not run`;
};
const steps = (text: string, pageSize = 4096): string[] => parseWorkload(text, pageSize).operations.map(told);
/** What is under the squiggle, and the message. */
const complaints = (text: string): string[] =>
  parseWorkload(text, 4096).diagnostics.map(({ span, message }) => `[${text.slice(span.start, span.end)}] ${message}`);
const bytesOf = (size: string, pageSize = 4096): bigint | string | undefined => {
  const { operations, diagnostics } = parseWorkload(`alloc a system ${size}`, pageSize);
  const [operation] = operations;
  return operation?.kind === 'alloc' ? operation.bytes : diagnostics[0]?.message;
};

describe('lines', () => {
  it('are operations, blanks and comments', () => {
    const text = '# head\n\nalloc a linux,cma@40000000 8MiB # tail\r\n\t free\ta // and gone\n   \n';
    expect(steps(text)).toEqual(['3 alloc a linux,cma@40000000 8388608', '4 free a']);
    expect(complaints(text)).toEqual([]);
  });

  it('end with or without a newline, and an empty text has none', () => {
    expect(steps('alloc a system 1')).toEqual(steps('alloc a system 1\n'));
    expect(steps('')).toEqual([]);
  });

  it('carry the client and nothing that was not written', () => {
    expect(parseWorkload('alloc cam-1 system 1', 4096).operations).toEqual([
      { kind: 'alloc', line: 1, name: 'cam-1', heap: 'system', bytes: 1n, client: 'cam' },
    ]);
  });
});

describe('a line with a mistake keeps its step', () => {
  it.each([
    ['alloc', '[alloc] a name must follow alloc: alloc NAME HEAP SIZE'],
    ['alloc a', '[alloc a] a heap and a size must follow the name: alloc NAME HEAP SIZE'],
    ['alloc a system', '[alloc a system] a size must follow the heap: 8MiB, 0x200000, 4096, 2025p or 1920x1080 nv12'],
    ['alloc a sys/tem 1', '[sys/tem] sys/tem cannot be the name of a heap'],
    ['alloc by system 1', '[by] by is a word of the language and cannot be a name'],
    ['alloc free system 1', '[free] free is a word of the language and cannot be a name'],
    [
      'alloc -a system 1',
      '[-a] a name is made of letters, digits, _ . and -, and starts with a letter, a digit or _: -a is not',
    ],
    [`alloc ${'a'.repeat(65)} system 1`, `[${'a'.repeat(65)}] a name has at most 64 characters`],
    ['alloc a system 8 MiB', '[MiB] a size is one word: 8MiB'],
    ['alloc a system 1 by me', '[by] by is reserved for a later version'],
    ['alloc a system 1 2', '[2] nothing may follow here, but 2 does'],
    ['Alloc a system 1', '[Alloc] Alloc is not an operation; a line is alloc NAME HEAP SIZE or free NAME'],
    ['free', '[free] a name must follow free: free NAME'],
    ['free a', '[a] a is not held here: no line above allocates it'],
    [`free ${'a'.repeat(300)}`, `[${'a'.repeat(300)}] no word is longer than 255 characters`],
  ])('%.40s', (line, complaint) => {
    expect(steps(`${line}\nalloc next system 1`)).toEqual(['1 not run', '2 alloc next system 1']);
    expect(complaints(line)).toEqual([complaint]);
  });

  it.each([...RESERVED_WORDS])('%s starts no operation yet', (word) => {
    expect(complaints(`${word} a 1`)).toEqual([`[${word}] ${word} is reserved for a later version`]);
    expect(steps(`${word} a 1`)).toEqual(['1 not run']);
  });

  it('a name is held until it is freed', () => {
    const text = 'alloc a system 1\nalloc a system 2\nfree a\nfree a\nalloc a system 3';
    expect(steps(text)).toEqual(['1 alloc a system 1', '2 not run', '3 free a', '4 not run', '5 alloc a system 3']);
    expect(complaints(text)).toEqual([
      '[a] a is held since line 1; free it first or take another name',
      '[a] a is not held here: line 3 freed it already',
    ]);
  });

  it('one mistake is not reported again where its buffer is freed', () => {
    expect(steps('alloc a system 8MB\nfree a')).toEqual(['1 not run', '2 free a']);
    expect(complaints('alloc a system 8MB\nfree a')).toHaveLength(1);
  });
});

describe('sizes', () => {
  it.each<[string, bigint | string]>([
    ['4096', 4096n],
    ['0', 0n],
    ['0x200000', 0x200000n],
    ['64KiB', 65536n],
    ['8MiB', 8n << 20n],
    ['8mib', 8n << 20n],
    ['8M', 8n << 20n],
    ['1GiB', 1n << 30n],
    ['2T', 2n << 40n],
    ['18446744073709551615', (1n << 64n) - 1n],
    ['0xffffffffffffffff', (1n << 64n) - 1n],
    ['18446744073709551616', '18446744073709551616 is more than 64 bits hold'],
    ['0x10000000000000000', '0x10000000000000000 is more than 64 bits hold'],
    ['99999999T', '99999999T is more than 64 bits hold'],
    ['9999999999999999999p', '9999999999999999999p is more than 64 bits hold'],
    ['8MB', '8MB can mean two things; write 8MiB'],
    ['7.91MiB', '7.91MiB is not a whole number; write bytes, pages (2025p) or a smaller unit'],
    ['-1', '-1 is not a size; write 8MiB, 0x200000, 4096, 2025p or 1920x1080 nv12'],
    ['8Mi', '8Mi is not a size; write 8MiB, 0x200000, 4096, 2025p or 1920x1080 nv12'],
  ])('%s', (size, expected) => {
    expect(bytesOf(size)).toBe(expected);
  });

  it('pages are those of the profile', () => {
    expect(bytesOf('2025p')).toBe(2025n * 4096n);
    expect(bytesOf('2025p', 65536)).toBe(2025n * 65536n);
  });
});

describe('frames', () => {
  it.each<[string, bigint | string]>([
    // Even sizes: bytes a pixel as the format's page has them.
    ['1920x1080 nv12', 3_110_400n],
    ['1920x1080 NV21', 3_110_400n],
    ['1920x1080 nv16', 4_147_200n],
    ['1920x1080 nv24', 6_220_800n],
    ['1920x1080 p010', 6_220_800n],
    ['1920x1080 yuv420', 3_110_400n],
    ['1920x1080 yuyv', 4_147_200n],
    ['1920x1080 uyvy', 4_147_200n],
    ['1920x1080 rgb565', 4_147_200n],
    ['1920x1080 rgb888', 6_220_800n],
    ['1920x1080 xrgb8888', 8_294_400n],
    ['1920x1080 argb8888', 8_294_400n],
    ['4056x3040 raw10', 5070n * 3040n],
    ['4056x3040 raw12', 6084n * 3040n],
    // Odd sizes: chroma and groups of packed pixels are rounded up.
    ['5x3 nv12', 15n + 6n * 2n],
    ['5x3 p010', 30n + 12n * 2n],
    ['5x3 yuv420', 15n + 2n * 3n * 2n],
    ['5x3 nv16', 15n + 6n * 3n],
    ['5x3 yuyv', 12n * 3n],
    ['5x3 raw10', 10n * 3n],
    ['5x3 raw12', 9n * 3n],
    ['5x3 rgb888', 45n],
    // A given stride: that of the first plane, the others follow.
    ['1920x1080 nv12 stride=2048', 2048n * 1620n],
    ['1920x1080 nv24 stride=2048', 2048n * 3n * 1080n],
    ['1920x1080 yuv420 stride=2048', 2048n * 1080n + 1024n * 540n * 2n],
    ['5x3 nv12 stride=5', 15n + 6n * 2n],
    ['1920x1080 p010 stride=4096', 4096n * 1620n],
    ['1920x1080 nv12 x4', 12_441_600n],
    ['1920x1080 nv12 x4 stride=2048', 4n * 2048n * 1620n],
    ['1920x1080 nv12 stride=2048 x4', 4n * 2048n * 1620n],
    ['1920x1080 nv12 stride=1900', 'the stride must be bytes, from 1920 (a line without padding) to 1048576'],
    ['1920x1080 nv12 stride=', 'the stride must be bytes, from 1920 (a line without padding) to 1048576'],
    ['1920x1080 nv12 x0', 'the number of frames must be from 1 to 65536: x4'],
    ['1920x1080 nv12 x4 x5', 'x5 is given twice'],
    ['1920x1080 nv99', 'nv99 is not a known pixel format'],
    ['1920x1080', 'a pixel format must follow 1920x1080, for example nv12'],
    ['0x1080', 0x1080n],
    ['1x0 nv12', 'width and height must be from 1 to 65536'],
    ['65537x1 nv12', 'width and height must be from 1 to 65536'],
    ['65536x65536 argb8888 x65536', 1n << 50n],
    ['1920x1080 nv12 x4 fast', 'nothing may follow here, but fast does'],
  ])('%s', (size, expected) => {
    expect(bytesOf(size)).toBe(expected);
  });

  it('point at the word that is wrong', () => {
    expect(complaints('alloc a system 8x8 nv12 x0')).toEqual(['[x0] the number of frames must be from 1 to 65536: x4']);
  });
});

describe('clients', () => {
  it.each([
    ['cam-1', 'cam'],
    ['cam.12', 'cam'],
    ['cam_3', 'cam'],
    ['cam4', 'cam'],
    ['cam', 'cam'],
    ['cam-a', 'cam-a'],
    ['front-cam-2', 'front-cam'],
    ['1080-1', '1080'],
    ['42', '42'],
  ])('%s belongs to %s', (name, client) => {
    expect(clientOf(name)).toBe(client);
  });
});

describe('heaps that are not there', () => {
  it('are a warning, and the operation stays', () => {
    const text = 'alloc a system 1\n# alloc\nalloc b cma 2\nbogus\nalloc c linux,cma 3';
    const { operations } = parseWorkload(text, 4096);
    const found = checkHeaps(operations, ['system', 'linux,cma'], text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code: 'workload-unknown-heap',
      severity: 'warning',
      span: { file: 'workload', start: 33, end: 36 },
      message: 'there is no heap cma on this machine: open() fails with ENOENT',
    });
    expect(operations.map(told)).toContain('3 alloc b cma 2');
  });
});

describe('steps and lines', () => {
  it('a line shows its step, or the one above it', () => {
    const { operations } = parseWorkload('\nalloc a system 1\n\nfree a\n', 4096);
    expect([1, 2, 3, 4, 5].map((line) => stepAtLine(operations, line))).toEqual([0, 1, 1, 2, 2]);
  });
});

describe('clicks write lines', () => {
  it('with a name that is nowhere else', () => {
    expect(freshName('alloc buf-7 system 1\nfree buf-3 # buf-9')).toBe('buf-10');
    expect(appendAlloc('', 'system', '8MiB')).toBe('alloc buf-1 system 8MiB\n');
    expect(appendAlloc('# mine', 'system', '8MiB')).toBe('# mine\nalloc buf-1 system 8MiB\n');
    expect(appendFree('alloc buf-1 system 1\n', 'buf-1')).toBe('alloc buf-1 system 1\nfree buf-1\n');
  });

  it('below a line', () => {
    expect(insertAfterLine('a\nb', 0, 'x')).toBe('x\na\nb');
    expect(insertAfterLine('a\nb', 1, 'x')).toBe('a\nx\nb');
    expect(insertAfterLine('a\nb', 2, 'x')).toBe('a\nb\nx\n');
    expect(insertAfterLine('a\nb\n', 9, 'x')).toBe('a\nb\nx\n');
  });

  it('that always parse', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('alloc', 'free', 'nonsense', '# buf-4')), (clicks) => {
        const text = clicks.reduce((so, click, i) => {
          if (click === 'alloc') return appendAlloc(so, 'system', `${i}p`);
          return click === 'free' && i > 0 ? appendFree(so, freshName(so)) : insertAfterLine(so, i, '# buf-4');
        }, '');
        const parsed = parseWorkload(appendAlloc(text, 'system', '1'), 4096);
        expect(parsed.operations.at(-1)).toMatchObject({ kind: 'alloc', bytes: 1n });
      }),
    );
  });
});

describe('bounds', () => {
  it('never throws, and gives every line with words one step', () => {
    const word = fc.constantFrom('alloc', 'free', 'a', 'b-1', 'system', '8MiB', '2x2', 'nv12', 'x3', '#', '//', '\t');
    const line = fc.oneof(
      fc.array(word).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const { operations } = parseWorkload(text, 4096);
        const written = text.split('\n').flatMap((l, i) => (l.replace(/(#|\/\/).*$/s, '').trim() ? [i + 1] : []));
        expect(operations.map((operation) => operation.line)).toEqual(written);
      }),
    );
  });

  it('stops at a million operations and says so', () => {
    const { operations, diagnostics } = parseWorkload('free a\n'.repeat(MAX_OPERATIONS + 2), 4096);
    expect(operations).toHaveLength(MAX_OPERATIONS);
    expect(diagnostics).toHaveLength(MAX_WORKLOAD_DIAGNOSTICS + 1);
    expect(diagnostics.at(-1)?.message).toBe(
      `${MAX_OPERATIONS + 1 - MAX_WORKLOAD_DIAGNOSTICS} more lines of the workload have something wrong`,
    );
  }, 20_000);

  it('does not read a text that is too long', () => {
    const parsed = parseWorkload('\n'.repeat(MAX_WORKLOAD_LENGTH + 1), 4096);
    expect(parsed.operations).toEqual([]);
    expect(parsed.diagnostics[0]?.code).toBe('workload-too-long');
  });

  it('one endless word or line is only a mistake', () => {
    expect(parseWorkload(`alloc a system ${'9'.repeat(5_000_000)}`, 4096).diagnostics).toHaveLength(1);
    expect(parseWorkload('a '.repeat(2_000_000), 4096).operations).toHaveLength(1);
  });
});

describe('help', () => {
  it.each(WORKLOAD_HELP.map((entry) => [entry.word, entry.example]))('the example of %s parses', (_word, example) => {
    const { operations, diagnostics } = parseWorkload(example, 4096);
    expect(diagnostics).toEqual([]);
    expect(operations.length).toBeGreaterThan(0);
  });
});
