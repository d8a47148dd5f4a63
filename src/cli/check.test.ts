import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from './check';

const folder = mkdtempSync(join(tmpdir(), 'carveout-check-'));
afterAll(() => rmSync(folder, { recursive: true }));
const BOARD = join(folder, 'board.dts');
writeFileSync(
  BOARD,
  `/dts-v1/;
/ { #address-cells = <2>; #size-cells = <2>;
  memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
};
`,
);

type Answer = {
  readonly kernel: { readonly arch: string };
  readonly heaps: readonly { readonly name: string; readonly size?: string }[];
  readonly confidence: { readonly level: string; readonly sentence: string; readonly behaviours: readonly unknown[] };
};
const ask = async (...words: string[]): Promise<Answer> =>
  JSON.parse((await check([BOARD, '--json', ...words])).text) as Answer;

describe('check', () => {
  it('takes options of the kernel by name', async () => {
    const { heaps } = await ask('--config', 'CMA_SIZE_MBYTES=32,CONFIG_DMABUF_HEAPS_SYSTEM=n', '--kernel', '6.12');
    expect(heaps).toMatchObject([{ name: 'reserved', size: '0x2000000' }]);
  });
  it('says where version and behaviours are known from', async () => {
    expect((await ask()).confidence).toMatchObject({ level: 'captured' });
    const { kernel, confidence } = await ask('--arch', 'riscv64');
    expect(kernel.arch).toBe('riscv64');
    expect(confidence).toMatchObject({
      level: 'inferred',
      sentence: expect.stringContaining('never captured') as string,
    });
    expect(confidence.behaviours.length).toBeGreaterThan(20);
  });
  it.each([
    [['--config', 'CMA_AREAS'], '--config CMA_AREAS: write SYMBOL=y, =n, =m or a number'],
    [['--arch', 'x86'], '--arch must be one of arm64, arm32, riscv64'],
  ])('%j is refused', async (words, message) => {
    await expect(check([BOARD, ...words])).rejects.toThrow(message);
  });
});
