import { describe, expect, it } from 'vitest';
import { checkBuiltPage } from './built-page.mjs';
import { CONTENT_SECURITY_POLICY } from './policy.mjs';

const POLICY = `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`;
const SCRIPT = '<script type="module" crossorigin src="./assets/index-a1.js"></script>';
const STYLE = '<link rel="stylesheet" crossorigin href="./assets/index-b2.css">';
const page = (...head: readonly string[]) => `<!doctype html><html><head>${head.join('')}</head><body></body></html>`;

const problems = (html: string) =>
  checkBuiltPage(html).flatMap(({ name, problem }) => (problem === undefined ? [] : [name]));

describe('the built page', () => {
  it('is good as it should be', () => {
    expect(problems(page(POLICY, SCRIPT, STYLE))).toEqual([]);
    expect(problems(page(POLICY.replaceAll("'", '&#39;'), SCRIPT))).toEqual([]);
  });

  it.each([
    ['has no policy', page(SCRIPT), 'one policy, as in policy.mjs'],
    [
      'has a looser policy',
      page(POLICY.replace("script-src 'self'", 'script-src *'), SCRIPT),
      'one policy, as in policy.mjs',
    ],
    ['has a late policy', page(SCRIPT, POLICY), 'the policy stands before all that it governs'],
    [
      'loads from another host',
      page(POLICY, SCRIPT.replace('./assets', 'https://example.org')),
      'nothing comes from elsewhere',
    ],
    ['has an inline script', page(POLICY, SCRIPT, '<script>start()</script>'), 'no inline script'],
    [
      'preloads the editor',
      page(POLICY, SCRIPT, '<link rel="modulepreload" crossorigin href="./assets/monaco-c3.js">'),
      'the editor is not loaded before the first picture',
    ],
  ])('that %s is refused', (_, html, rule) => {
    expect(problems(html)).toContain(rule);
  });
});
