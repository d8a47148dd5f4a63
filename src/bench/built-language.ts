/**
 * The language as the page has it: bundled. Node runs the same code from single modules at about half the speed, because
 * a constant that another module exports is looked up each time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { evaluate } from '../dts/evaluate';
import { ROOT } from '../tools/command.mjs';

export type Language = { readonly evaluate: typeof evaluate };

/** Made anew at each call; nothing of it is left on disk. */
export async function buildLanguage(): Promise<Language> {
  const outDir = mkdtempSync(join(ROOT, 'node_modules/.carveout-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: ROOT,
      publicDir: false,
      build: {
        outDir,
        target: 'es2023',
        lib: { entry: join(ROOT, 'src/dts/evaluate.ts'), formats: ['es'], fileName: 'language' },
      },
    });
    return (await import(pathToFileURL(join(outDir, 'language.js')).href)) as Language;
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
