import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import nodeToHeap from '../scenario/lessons/files/node-to-heap.json';
import { lessons } from './lessons';

const folder = mkdtempSync(join(tmpdir(), 'carveout-lessons-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('lessons --check', () => {
  it('says how many hold', async () => {
    const { text, hold } = await lessons(['--check']);
    expect(text).toMatch(/^\d+ presets, \d+ lessons: all hold\n$/);
    const [presets = 0, taught = 0] = text.match(/\d+/g)?.map(Number) ?? [];
    expect(presets).toBeGreaterThanOrEqual(15);
    expect(taught).toBeGreaterThanOrEqual(10);
    expect(hold).toBe(true);
  });

  it('says what does not, with its lesson and step', async () => {
    const contradicting = JSON.stringify(nodeToHeap).replace('"is":2025', '"is":2026');
    const { text, hold } = await lessons(['--check', written('wrong.json', contradicting)]);
    expect(text).toContain('lesson node-to-heap, step 5: {"ask":"pagesOf","buffer":"fb-1"} is 2025 pages, not 2026\n');
    expect(hold).toBe(false);
  });

  it('says of two options that both hold', async () => {
    const both = JSON.stringify(nodeToHeap).replace('"is":true', '"is":false');
    const { text } = await lessons(['--check', written('both.json', both)]);
    expect(text).toContain('lesson node-to-heap, step 1: 2 of its options hold, not one\n');
  });

  it('refuses a file that is no lesson, and goes on', async () => {
    const { text, hold } = await lessons(['--check', written('half.json', '{"carveoutLesson": 1,')]);
    expect(text).toContain('half.json: This lesson is damaged: it is not complete JSON.\n');
    expect(hold).toBe(false);
  });

  it('is there with --check only', async () => {
    await expect(lessons([])).rejects.toThrow('--check');
  });
});
