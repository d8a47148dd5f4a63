import { describe, expect, it } from 'vitest';
import { oneFileScenario } from '../scenario';
import { DEFAULT_SCENARIO } from '../default-scenario';
import { simulate } from '../simulate';
import { completeWorkload, hoverWorkload } from './language';

const { machine } = simulate(oneFileScenario(DEFAULT_SCENARIO.files[0]!));

function at<T>(text: string, ask: (workload: string, offset: number) => T): T {
  return ask(text.replace('‸', ''), text.indexOf('‸'));
}
const offered = (text: string): string[] =>
  at(text, (workload, offset) => completeWorkload(workload, offset, machine)?.items ?? []).map(({ label }) => label);
const said = (text: string): string =>
  at(text, (workload, offset) => hoverWorkload(workload, offset, machine)?.blocks ?? [])
    .map((block) => block.text)
    .join('\n');

describe('completeWorkload', () => {
  it.each([
    ['the words at the start of a line', '‸', ['alloc', 'free', 'repeat']],
    ['the heaps of the machine behind the name of a buffer', 'alloc a ‸', ['default_cma_region', 'video@90000000']],
    ['the heaps for pins', 'pin ‸', ['default_cma_region']],
    ['buffers that lines above hold', 'alloc a system 1\nalloc b system 1\nfree a\nfree ‸', ['b']],
    ['what holds a buffer', 'alloc a system 1\nhold a ‸', ['fd', 'mmap', 'import']],
    ['what follows a size', 'alloc a system 4096 ‸', ['by', 'flags']],
    ['the words inside a block', 'repeat 2 { al‸', ['alloc']],
  ])('offers %s', (_, text, labels) => {
    expect(offered(text)).toEqual(expect.arrayContaining(labels));
  });

  it('offers no buffer that was freed, and nothing in comments and for names', () => {
    expect(offered('alloc a system 1\nfree a\nfree ‸')).toEqual([]);
    expect(offered('# al‸')).toEqual([]);
    expect(offered('alloc ‸')).toEqual([]);
  });

  it('replaces the whole word', () => {
    const found = completeWorkload('alloc a defa_x', 12, machine);
    expect([found?.start, found?.end]).toEqual([8, 14]);
  });
});

describe('hoverWorkload', () => {
  it('says what a word does, what a heap is, and which line allocates a buffer', () => {
    expect(said('al‸loc a system 4096')).toContain('asks it for SIZE bytes');
    expect(said('alloc a video@9‸0000000 4096')).toBe(
      '/dev/dma_heap/video@90000000\nCMA area video@90000000: 64 MiB, 16384 pages',
    );
    expect(said('alloc cam system 4096\nfree ca‸m')).toBe('alloc cam system 4096');
    expect(said('# al‸loc')).toBe('');
    expect(said('alloc a system ‸')).toBe('');
  });
});
