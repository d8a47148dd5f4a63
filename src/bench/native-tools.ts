/**
 * gcc's preprocessor and dtc on the same files, as the kernel build calls them. What is measured is what a user at a
 * prompt waits for: from the moment when a shell starts the tool until it has ended, start and exit included. The
 * shell takes the times itself, because a large process like Node is slower to start another than a prompt is.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Sources } from '../dts/sources';
import { onPath } from '../tools/command.mjs';
import { KERNEL_PREFIXES } from './dts-sources';

/** Milliseconds of one run. */
export type NativeTimes = { readonly cpp: number; readonly dtc: number };

const TOOLS = ['bash', 'cpp', 'dtc'];

/** `$1` is the board, `$2` its preprocessed form. Flags as in scripts/Makefile.dtbs of Linux. */
const SCRIPT = `
  t0=$EPOCHREALTIME
  cpp -nostdinc -undef -D__DTS__ -x assembler-with-cpp -I .prefixes "$1" -o "$2" || exit 1
  t1=$EPOCHREALTIME
  dtc -q -I dts -O dtb -b 0 -o /dev/null "$2" || exit 1
  echo $t0 $t1 $EPOCHREALTIME`;

/** Names of what is not installed. */
export const missingTools = (): string[] => TOOLS.filter((tool) => onPath(tool) === undefined);

export class NativeTools {
  private readonly folder = mkdtempSync(join(tmpdir(), 'carveout-bench-'));

  constructor(private readonly sources: Sources) {
    for (const { path, text } of sources.files) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
    mkdirSync(join(this.folder, '.prefixes'));
    for (const [prefix, target] of Object.entries(KERNEL_PREFIXES)) {
      symlinkSync(join('..', target), join(this.folder, '.prefixes', prefix));
    }
  }

  /** Runs both once. Throws with what a tool said when it fails. */
  time(): NativeTimes {
    const args = ['-c', SCRIPT, 'bash', this.sources.main, '.preprocessed'];
    const options = { cwd: this.folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
    const { status, stdout, stderr } = spawnSync('bash', args, options);
    if (status !== 0) throw new Error(`${this.sources.main}: ${stderr.trim()}`);
    const [begin = 0, between = 0, end = 0] = stdout.split(' ').map((seconds) => Number(seconds) * 1000);
    return { cpp: between - begin, dtc: end - between };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
