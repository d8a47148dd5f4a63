/** What can be seen of the workflows without a forge: that they are well formed and call what there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = `${ROOT}.github/workflows/`;
const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: Record<string, string> };

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const text = readFileSync(FOLDER + name, 'utf8');
  const values = (key: string) =>
    [...text.matchAll(new RegExp(`^ *(?:- )?${key}: (.+)$`, 'gm'))].map(([, v]) => v!.trim());

  it('is indented by two spaces, without tabs', () => {
    expect(text).not.toContain('\t');
    for (const [spaces] of text.matchAll(/^ +/gm)) expect(spaces.length % 2).toBe(0);
  });

  it('has the parts that a workflow needs, and no more rights than it says', () => {
    for (const part of ['name:', 'on:', 'permissions:', 'jobs:']) expect(text).toMatch(new RegExp(`^${part}`, 'm'));
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });

  it('takes actions of one major version, and scripts that there are', () => {
    for (const action of values('uses')) expect(action).toMatch(/^actions\/[\w-]+@v\d+$/);
    for (const command of values('run')) {
      const script = /^npm run ([\w:]+)$/.exec(command)?.[1];
      expect(script === undefined ? command : scripts[script]).toBeDefined();
    }
  });

  it('waits only for jobs that it has', () => {
    for (const job of values('needs')) expect(text).toMatch(new RegExp(`^ {2}${job}:$`, 'm'));
  });
});
