/**
 * The captured kernels and their judge, kept in src/golden/ in a compact form, so that a clone proves its claim alone.
 * `node src/tools/golden.mjs --refresh` takes them over from ../shared/golden, where they are made.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { isMain, read, ROOT } from './command.mjs';
import { atLeastOneFailure, countJudge } from './report.mjs';

/** @typedef {import('./report.mjs').Count} Count */
/** @typedef {import('./report.mjs').JudgeReport} JudgeReport */
/** @typedef {{ id: string, kernel: { name: string }, [field: string]: unknown }} Capture */

const HERE = join(ROOT, 'src/golden');
const CAPTURES = join(HERE, 'captures.json.br');
const JUDGE = join(HERE, 'compare.mjs');
/** The figure that the page shows. */
const AGREEMENT = join(HERE, 'agreement.json');
const SOURCE = join(ROOT, '../shared/golden');

const PREDICTOR = ['npm', 'run', '--silent', 'carveout', '--', 'predict'];
const DIFFERENCES_SHOWN = 10;

/** What neither a predictor nor the judge reads. */
const LEFT_OUT = ['capture', 'dtcMessages', 'fragment', 'tags'];
const LEFT_OUT_OF_BOOT = ['iomem', 'memblockMemoryFinal', 'memblockReservedFinal', 'zones'];

/**
 * Integers beyond 2^53 become texts, so that none is rounded.
 * @param {string} text
 * @returns {Capture}
 */
function compact(text) {
  const exact = text.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g, '$1"$2"');
  const capture = /** @type {Capture & { boot: Record<string, unknown> }} */ (JSON.parse(exact));
  return /** @type {Capture} */ (
    /** @type {unknown} */ ({ ...without(capture, LEFT_OUT), boot: without(capture.boot, LEFT_OUT_OF_BOOT) })
  );
}

/**
 * @param {Record<string, unknown>} fields
 * @param {readonly string[]} names
 */
const without = (fields, names) => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** @returns {Capture[]} by file name */
const captured = () =>
  readdirSync(SOURCE)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => compact(readFileSync(join(SOURCE, name), 'utf8')));

const kept = () => brotliDecompressSync(readFileSync(CAPTURES)).toString();

/** Runs the judge over the captures of the repository. */
function judge() {
  const folder = mkdtempSync(join(tmpdir(), 'captures-'));
  try {
    for (const capture of /** @type {Capture[]} */ (JSON.parse(kept())))
      writeFileSync(join(folder, `${capture.id}.json`), JSON.stringify(capture));
    return read(process.execPath, [JUDGE, '--cases', folder, '--json', '--', ...PREDICTOR]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The figure, and the names of the cases by kernel.
 * @param {JudgeReport} report
 */
function agreementOf({ agree, cases }) {
  /** @type {Record<string, string[]>} */
  const kernels = {};
  for (const { id, kernel } of /** @type {Capture[]} */ (JSON.parse(kept())))
    (kernels[kernel.name] ??= []).push(id.slice(0, id.lastIndexOf('@')));
  return { agree, cases, kernels };
}

/** @param {JudgeReport} report */
const agreementText = (report) => `${JSON.stringify(agreementOf(report), null, 1)}\n`;

/** @returns {Count} */
function currency() {
  if (!existsSync(SOURCE)) {
    const note = 'whether the copy of the captures is current was not checked: ../shared/golden is not there';
    return process.env['CI'] === 'true' ? { passed: 0, failed: 1, note } : { passed: 0, failed: 0, note };
  }
  const sameJudge = readFileSync(JUDGE, 'utf8') === readFileSync(join(SOURCE, 'compare.mjs'), 'utf8');
  const current = sameJudge && kept() === JSON.stringify(captured());
  if (!current) console.log('  src/golden/ differs from ../shared/golden: run node src/tools/golden.mjs --refresh');
  return current ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Every captured case, whether the page's figure is the one measured, and whether the copy is current.
 * @returns {Promise<Count>}
 */
export function checkGolden() {
  const { status, stdout } = judge();
  if (stdout === '') return Promise.resolve({ passed: 0, failed: 1, note: 'the judge could not run' });
  const report = /** @type {JudgeReport} */ (JSON.parse(stdout));
  for (const broken of report.broken) console.log(`  the predictor failed: ${broken}`);
  for (const difference of report.differences.slice(0, DIFFERENCES_SHOWN)) console.log(`  ${difference}`);
  console.log(`${report.agree} of ${report.cases} captured boots agree; ${report.differences.length} differences`);
  const cases = atLeastOneFailure(countJudge(report), status);
  const figure = readFileSync(AGREEMENT, 'utf8') === agreementText(report) ? 0 : 1;
  if (figure) console.log('  src/golden/agreement.json, which the page shows, is not what was measured');
  const copy = currency();
  return Promise.resolve({
    passed: cases.passed + (1 - figure) + copy.passed,
    failed: cases.failed + figure + copy.failed,
    ...(copy.note === undefined ? {} : { note: copy.note }),
  });
}

function refresh() {
  writeFileSync(CAPTURES, brotliCompressSync(JSON.stringify(captured())));
  writeFileSync(JUDGE, readFileSync(join(SOURCE, 'compare.mjs')));
  const { stdout } = judge();
  const report = /** @type {JudgeReport} */ (JSON.parse(stdout));
  writeFileSync(AGREEMENT, agreementText(report));
  console.log(`${report.agree} of ${report.cases} captured boots agree`);
}

if (isMain(import.meta) && process.argv.includes('--refresh')) refresh();
