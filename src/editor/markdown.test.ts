import { describe, expect, it } from 'vitest';
import { escaped, fenced } from './markdown';

describe('text of the user’s in markdown', () => {
  it('has no link, icon, tag or emphasis', () => {
    expect(escaped('[a](command:x) $(bug) <img> *b*')).toBe('\\[a\\]\\(command\\:x\\) \\$\\(bug\\) \\<img\\> \\*b\\*');
  });

  it('cannot close the fence that it stands in', () => {
    expect(fenced('a\n```\n[x](y)')).toBe('````text\na\n```\n[x](y)\n````');
    expect(fenced('plain')).toBe('```text\nplain\n```');
  });
});
