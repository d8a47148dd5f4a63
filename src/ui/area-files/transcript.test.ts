import { expect, it } from 'vitest';
import { folders, transcript } from './transcript';

const FILES = [
  { path: '/sys/kernel/debug/cma/pool@1/used', content: '32\n' },
  { path: '/sys/kernel/debug/cma/pool@1/bitmap', content: '1 0\n', link: 'ranges/0/bitmap' },
  { path: '/sys/kernel/debug/cma/pool@1/ranges/0/bitmap', content: '1 0\n' },
  { path: '/sys/kernel/mm/cma/pool@1/alloc_pages_success', content: '4\n' },
];

it('files lie in the folder of their area', () =>
  expect(folders(FILES).map(([folder, inside]) => [folder, inside.length])).toEqual([
    ['/sys/kernel/debug/cma/pool@1', 3],
    ['/sys/kernel/mm/cma/pool@1', 1],
  ]));

it('copied as a shell prints them', () =>
  expect(transcript(FILES.slice(0, 1))).toBe('$ cat /sys/kernel/debug/cma/pool@1/used\n32\n'));
