import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../operation';
import { appendAlloc, appendFree, freshName, insertAfterLine } from './edit';
import { WORKLOAD_HELP } from './help';
import { clientOf } from './words';
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
  if (operation.kind === 'not-run') return `${operation.line} not run`;
  const { kind, line, id: _, ...rest } = { id: 0, ...operation };
  return `${line} ${kind} ${Object.values(rest).join(' ')}`;
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
      { kind: 'alloc', line: 1, name: 'cam-1', id: 0, heap: 'system', bytes: 1n, client: 'cam' },
    ]);
  });
});

const VARIABLE =
  '[a-$i] a $ stands for the number of a round, only inside repeat: $i in the outermost, then $j, $k, $l';
const FLAGS = 'fd=N, fd_flags=N or heap_flags=N must follow flags; N is a number, or flags such as O_RDWR|O_NONBLOCK';
const PAGES = 'pages are one number, a range with both ends, 300..399, or all; they count from the first of the area';
const ELSEWHERE = 'the number of free pages must follow elsewhere: 4000, or unlimited';
const NOTE = 'a text between quotation marks must follow note: note "the camera starts"';
const RANDOM = 'random HEAP SIZE..SIZE steps=N, for example random system 4KiB..1MiB steps=100 seed=1';

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
    ['alloc a system 1 by', '[alloc a system 1 by] a client must follow by: by camera'],
    ['alloc a system 1 by me by you', '[by] nothing may follow here, but by does'],
    ['by me', '[by] by starts no line; it stands behind the size of an alloc'],
    ['alloc a-$i system 1', VARIABLE],
    ['alloc a system 1 flags', `[alloc a system 1 flags] ${FLAGS}`],
    ['alloc a system 1 flags mode=1', `[mode=1] ${FLAGS}`],
    ['alloc a system 1 flags fd=O_SYNC', `[fd=O_SYNC] ${FLAGS}`],
    ['alloc a system 1 flags fd=4294967296', `[fd=4294967296] ${FLAGS}`],
    ['alloc a system 1 flags fd=1 fd=2', '[fd=2] fd is given twice'],
    ['pin', '[pin] a heap or an area must follow pin: pin HEAP PAGES'],
    ['pin pool', `[pin pool] pages must follow the heap: pin HEAP PAGES; ${PAGES}`],
    ['unpin pool 3-4', `[3-4] 3-4 is no page: ${PAGES}`],
    ['movable pool 9..3', '[9..3] 9..3 ends before it begins; the lower page comes first'],
    ['movable pool 1..9999999999', '[1..9999999999] no area has more than 4294967295 pages'],
    ['movable pool 1 2', '[2] nothing may follow here, but 2 does'],
    ['movable pool elsewhere', `[movable pool elsewhere] ${ELSEWHERE}`],
    ['movable pool elsewhere few', `[few] ${ELSEWHERE}`],
    ['hold', '[hold] a name must follow hold: hold NAME, or hold NAME mmap'],
    ['hold a', '[a] a is not held here: no line above allocates it'],
    ['note', `[note] ${NOTE}`],
    ['note the end', `[the] ${NOTE}`],
    ['note "the end', `["the end] ${NOTE}`],
    [`note "${'x'.repeat(201)}"`, `["${'x'.repeat(201)}"] a note has at most 200 characters`],
    ['note "a" b', '[b] nothing may follow here, but b does'],
    ['expect ok', '[expect] there is no step before it that this could be about'],
    ['expect', '[expect] ok or fail must follow expect: it is about the step before it'],
    ['}', '[}] no repeat is open that this } could close'],
    ['repeat', '[repeat] a number and a brace must follow repeat: repeat 4 {'],
    ['repeat 4 times', '[times] a brace must follow the number: repeat 4 {'],
    ['random system 1p..4p', `[random system 1p..4p] a heap, sizes and steps must follow random: ${RANDOM}`],
    ['random system 4p..1p steps=3', '[4p..1p] sizes go from 1 byte to 1TiB, the smaller one first'],
    ['random system 4p steps=3', '[4p] 4p is no range of sizes; write 4KiB..8MiB or 1p..2025p'],
    ['random system 1p..4p steps=0', '[steps=0] steps must be a whole number from 1 to 1000000'],
    ['random system 1p..4p steps=1 speed=1', '[speed=1] speed is none of steps, seed and live'],
    ['alloc a system 1 2', '[2] nothing may follow here, but 2 does'],
    ['Alloc a system 1', '[Alloc] Alloc is not an operation; a line is alloc NAME HEAP SIZE or free NAME'],
    ['free', '[free] a name must follow free: free NAME'],
    ['free a', '[a] a is not held here: no line above allocates it'],
    [`free ${'a'.repeat(300)}`, `[${'a'.repeat(300)}] no word is longer than 255 characters`],
  ])('%.40s', (line, complaint) => {
    expect(steps(`${line}\nalloc next system 1`)).toEqual(['1 not run', '2 alloc next system 1']);
    expect(complaints(line)).toEqual([complaint]);
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

describe('behind the size', () => {
  it('stand the client and the fields of the request, in any order', () => {
    const [a, b] = parseWorkload(
      'alloc a system 1 by cam flags fd=3 heap_flags=0x8000000000000000\nalloc b system 8x8 nv12 x2 flags fd_flags=O_RDWR|O_NONBLOCK by x',
      4096,
    ).operations;
    expect(a).toMatchObject({ client: 'cam', fdField: 3, heapFlags: 1n << 63n });
    expect(b).toMatchObject({ client: 'x', bytes: 192n, fdFlags: 0o4002 });
    expect(parseWorkload('alloc a system 1 flags fd_flags=04000', 4096).operations[0]).toMatchObject({ fdFlags: 2048 });
  });
});

describe('references', () => {
  it('keep a name until the last is gone', () => {
    const text = 'alloc a s 1\nhold a mmap\nfree a\nfree a\nalloc a s 2\ndrop a fd\ndrop a\nalloc a s 3\ndrop a';
    expect(steps(text)).toEqual([
      '1 alloc a s 1',
      '2 hold a mmap',
      '3 free a',
      '4 not run',
      '5 not run',
      '6 not run',
      '7 drop a',
      '8 alloc a s 3',
      '9 not run',
    ]);
    expect(complaints(text)).toEqual([
      '[a] a is not held here: line 3 closed its descriptor; it is held by a mapping, and drop gives that up',
      '[a] a is held by a mapping; drop that first or take another name',
      '[fd] no fd reference was taken with hold, or it was dropped already',
      '[a] no reference besides its descriptor was taken with hold, or it was dropped already; free closes the descriptor that alloc gave',
    ]);
  });
});

describe('pages and notes', () => {
  it('are steps of their own', () => {
    const text = 'pin pool 300\nunpin pool 1..2 # two\nmovable pool all\nmovable pool elsewhere 90p\nnote "a # b"';
    expect(complaints(text)).toEqual([]);
    expect(steps(text)).toEqual([
      '1 pin pool 300 301',
      '2 unpin pool 1 3',
      '3 movable pool 0 Infinity',
      '4 elsewhere pool 90',
      '5 note a # b',
    ]);
  });
});

describe('expect', () => {
  it('is about the step before it and is none itself', () => {
    const text = 'alloc a s 1\nexpect fail\nfree a\nexpect ok\nexpect ok';
    const { operations } = parseWorkload(text, 4096);
    expect(operations.map(({ line, expected }) => `${line} ${expected}`)).toEqual(['1 fail', '3 ok', '5 undefined']);
    expect(complaints(text)).toEqual(['[expect] the step before it has expect ok already']);
  });
});

describe('repeat', () => {
  it('runs its lines in rounds, and puts their numbers into names', () => {
    const text = 'repeat 2 {\n  alloc cam-$i s 1p\n  repeat 2 { alloc b.$i.$j s $jp by c$i }\n}\nfree cam-2';
    expect(complaints(text)).toEqual([]);
    expect(steps(text)).toEqual([
      '2 alloc cam-1 s 4096',
      '3 alloc b.1.1 s 4096',
      '3 alloc b.1.2 s 8192',
      '2 alloc cam-2 s 4096',
      '3 alloc b.2.1 s 4096',
      '3 alloc b.2.2 s 8192',
      '5 free cam-2',
    ]);
  });

  it('goes on behind a brace on the same line', () => {
    expect(steps('repeat 2 { alloc a s 1 } free a')).toEqual(['1 alloc a s 1', '1 not run', '1 free a']);
    expect(steps('repeat 2 { alloc a s 1\nfree a } # both')).toEqual([
      '1 alloc a s 1',
      '2 free a',
      '1 alloc a s 1',
      '2 free a',
    ]);
  });

  it('tells a mistake of a line once, and in which round', () => {
    const text = 'repeat 9 { alloc a s 1 }\nrepeat 3 { bogus }';
    expect(complaints(text)).toEqual([
      '[a] a is held since line 1; free it first or take another name (in round 2)',
      '[bogus] bogus is not an operation; a line is alloc NAME HEAP SIZE or free NAME',
    ]);
    expect(steps(text)).toHaveLength(12);
  });

  it.each([
    ['repeat 0 {\nfree a\n}', '[0] the number of rounds must be from 1 to 1000000'],
    ['repeat 8000000 {\nfree a\n}', '[8000000] the number of rounds must be from 1 to 1000000'],
    ['repeat 3 {\nfree a', '[repeat] this repeat has no } that closes it'],
    [`${'repeat 1 {\n'.repeat(5)}free a\n${'}\n'.repeat(5)}`, '[repeat] at most 4 repeats lie inside each other'],
  ])('%j runs its lines once', (text, complaint) => {
    const all = `alloc a s 1\n${text}`;
    expect(complaints(all)).toEqual([complaint]);
    expect(
      steps(all)
        .filter((step) => !step.includes('not run'))
        .map((step) => step.slice(2)),
    ).toEqual(['alloc a s 1', expect.stringMatching(/free a$/)]);
  });

  it('is bounded, whatever is nested in whatever', () => {
    const bomb = (body: string) => 'repeat 1000000 {\n'.repeat(4) + body + '\n}'.repeat(4);
    for (const body of ['', 'expect ok', 'note "x"', 'random s 1p..2p steps=1000000']) {
      const { operations, diagnostics } = parseWorkload(bomb(body), 4096);
      expect(operations.length).toBeLessThanOrEqual(MAX_OPERATIONS);
      expect(diagnostics.map(({ code }) => code)).toContain('workload-too-many');
    }
  }, 60_000);
});

const FIRST_RANDOM = ['1 alloc cam-1 s 1048576', '1 alloc cam-2 s 177630', '1 alloc cam-3 s 40251', '1 free cam-1'];

describe('random', () => {
  const text = 'random s 4KiB..1MiB steps=300 seed=7 live=9 by cam';

  it('is the same for the same seed, and another for another', () => {
    expect(steps(text)).toEqual(steps(text));
    expect(steps(text)).not.toEqual(steps(text.replace('seed=7', 'seed=8')));
    expect(steps(text).slice(0, 4)).toEqual(FIRST_RANDOM);
  });

  it('allocates and frees what it holds, as many at once as it is told', () => {
    const { operations, diagnostics } = parseWorkload(`alloc cam-3 s 1\n${text}\n${text}`, 4096);
    expect(diagnostics).toEqual([]);
    expect(operations).toHaveLength(601);
    const live = new Set<string>();
    for (const operation of operations.slice(1, 301)) {
      if (operation.kind === 'alloc') {
        expect(operation.bytes >= 4096n && operation.bytes <= 1n << 20n).toBe(true);
        expect(live.has(operation.name)).toBe(false);
        live.add(operation.name);
      } else if (operation.kind === 'free') expect(live.delete(operation.name)).toBe(true);
      expect(live.size).toBeLessThanOrEqual(9);
    }
    expect(new Set(operations.flatMap((o) => (o.kind === 'alloc' ? [o.name] : []))).size).toBe(
      operations.filter(({ kind }) => kind === 'alloc').length,
    );
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
    const word = fc.constantFrom(
      ...['alloc', 'free', 'a', 'b-1', 'system', '8MiB', '2x2', 'nv12', 'x3', '#', '//', '\t', 'hold', 'drop', 'mmap'],
      ...['pin', 'unpin', 'movable', 'elsewhere', '1..3', 'all', 'by', 'flags', 'fd=1', 'note', '}', '$i'],
    );
    const line = fc.oneof(
      fc.array(word).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const { operations } = parseWorkload(text, 4096);
        fc.pre(!/\b(?:repeat|random|expect)\b|"/.test(text));
        const written = text.split('\n').flatMap((l, i) => (l.replace(/(#|\/\/).*$/s, '').trim() ? [i + 1] : []));
        expect(operations.map((operation) => operation.line)).toEqual(written);
      }),
    );
  });

  it('never throws on anything that repeats, and counts what it makes', () => {
    const word = fc.constantFrom(
      ...['alloc', 'a$i', 'pool', '1p', '\n', '\n', '{', '}', 'repeat', '3', '"', 'free', 'expect', 'ok', 'fail'],
      ...['note', '"x"', 'random', '1p..9p', 'steps=5', 'hold', 'drop', '$j', '#'],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), (words) => {
        const { operations, diagnostics } = parseWorkload(words.join(' '), 4096);
        expect(operations.length).toBeLessThanOrEqual(MAX_OPERATIONS);
        expect(operations.some(({ kind }) => kind === 'not-run')).toBe(diagnostics.length > 0);
        expect([1, 2, 3].map((line) => stepAtLine(operations, line)).every((step) => step <= operations.length)).toBe(
          true,
        );
      }),
      { numRuns: 2000 },
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
