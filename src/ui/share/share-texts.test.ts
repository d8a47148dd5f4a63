import { describe, expect, it } from 'vitest';
import { readEmbed, embedSearch } from '../../state/embed';
import { linkLength } from './link-length';
import { embedSnippet, markdownLink } from './texts';

describe('the length of a link', () => {
  it.each([
    [2000, 'passed', /^2\u2009000 characters: short/],
    [2001, 'warning', /long; some chat programs cut links above 2\u2009000/],
    [8000, 'warning', /^8\u2009000/],
    [8001, 'failed', /save a file/],
  ])('%i: %s', (characters, tone, words) => {
    expect(linkLength(characters).tone).toBe(tone);
    expect(linkLength(characters).words).toMatch(words);
  });
});

describe('texts to paste', () => {
  it('a title is no markup', () => {
    expect(markdownLink('a](javascript:b) <i>', 'https://x.example/#2.a')).toBe(
      '[a\\](javascript:b) \\<i\\>](<https://x.example/#2.a>)',
    );
    const shape = { show: 'split', readonly: true, theme: 'dark' } as const;
    expect(embedSnippet('https://x.example/c/', '#2.a', '"><script>', shape)).toBe(
      '<iframe src="https://x.example/c/?embed=split&amp;readonly=1&amp;theme=dark#2.a" title="&quot;&gt;&lt;script&gt;" width="100%" height="560" loading="lazy" style="border: 1px solid #b9b9b1"></iframe>',
    );
  });
});

describe('the address of an embedded page', () => {
  it.each([
    { show: 'picture', readonly: false, theme: undefined },
    { show: 'full', readonly: true, theme: 'contrast' },
  ] as const)('says what it was made of: %j', (shape) => {
    expect(readEmbed(`?${embedSearch(shape)}`)).toEqual(shape);
  });

  it('asks for nothing unless it does', () => {
    expect(readEmbed('?lesson=1')).toBeUndefined();
    expect(readEmbed('?embed=sideways&theme=pink')).toEqual({ show: 'full', readonly: false, theme: undefined });
  });
});
