/** What must hold of the built index.html before a browser is asked. */
import { CONTENT_SECURITY_POLICY } from './policy.mjs';

/**
 * @param {string} html
 * @param {RegExp} pattern of whole tags
 * @returns {Map<string, string>[]} the attributes of each tag; `'` within a value may be written as an entity
 */
function tags(html, pattern) {
  return [...html.matchAll(pattern)].map(
    ([tag]) =>
      new Map(
        [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value.replaceAll('&#39;', "'"),
        ]),
      ),
  );
}

/** @typedef {{ name: string, problem: string | undefined }} PageCheck */

/**
 * @param {string} html the built index.html
 * @returns {PageCheck[]} one entry a rule; `problem` undefined: it holds
 */
export function checkBuiltPage(html) {
  const links = tags(html, /<link\b[^>]*>/g);
  const scripts = tags(html, /<script\b[^>]*>/g);
  const policies = tags(html, /<meta\b[^>]*http-equiv="Content-Security-Policy"[^>]*>/gi).map((meta) =>
    meta.get('content'),
  );
  const addresses = [...links.map((link) => link.get('href')), ...scripts.map((script) => script.get('src'))];
  const foreign = addresses.filter((address) => address !== undefined && !address.startsWith('./'));
  const monaco = links.map((link) => link.get('href') ?? '').filter((href) => /monaco|editor/i.test(href));
  const policyAt = html.search(/Content-Security-Policy/i);
  const loadsFrom = html.search(/<(script|link|style)\b/);
  /** @type {(name: string, holds: boolean, problem: string) => PageCheck} */
  const check = (name, holds, problem) => ({ name, problem: holds ? undefined : problem });
  return [
    check(
      'one policy, as in policy.mjs',
      policies.length === 1 && policies[0] === CONTENT_SECURITY_POLICY,
      `found ${JSON.stringify(policies)}`,
    ),
    check(
      'the policy stands before all that it governs',
      policyAt >= 0 && policyAt < loadsFrom,
      'something is loaded before it',
    ),
    check('nothing comes from elsewhere', foreign.length === 0, `found ${foreign.join(', ')}`),
    check(
      'no inline script',
      scripts.every((script) => script.has('src')) && scripts.length > 0,
      'a script without src, or none at all',
    ),
    check('the editor is not loaded before the first picture', monaco.length === 0, `found ${monaco.join(', ')}`),
  ];
}
