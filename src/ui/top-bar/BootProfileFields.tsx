/** Kernel, page size, RAM and command line: what a boot depends on besides the tree. */
import { KERNEL_SERIES, seriesOf } from '../../kernel/versions/series';
import type { PageSize } from '../../kernel/profile';
import { formatBytes } from '../../lib/format';
import { useEdit, useScenario } from '../stores';
import { QuietSelect } from '../widgets/QuietSelect';
import { lazyPart } from '../widgets/lazy-part';
import { RamField } from './RamField';

const NEWEST_FIRST = [...KERNEL_SERIES].reverse();
const PAGE_SIZES: readonly PageSize[] = [4096, 16384, 65536];

const ConfidenceWord = lazyPart(async () => (await import('../confidence/ConfidenceWord')).ConfidenceWord);

export function BootProfileFields() {
  return (
    <div className="boot-profile" role="group" aria-label="Boot profile">
      <KernelSelect />
      <ConfidenceWord />
      <PageSizeSelect />
      <RamField />
      <CommandLineField />
    </div>
  );
}

function KernelSelect() {
  const version = useScenario((scenario) => scenario.profile.version);
  const edit = useEdit();
  return (
    <QuietSelect
      id="control-kernel"
      aria-label="Kernel"
      value={seriesOf(version) ?? version}
      onChange={(event) => edit({ kind: 'profile', set: { version: event.target.value } })}
    >
      {NEWEST_FIRST.map((series) => (
        <option key={series} value={series}>
          Linux {series}
        </option>
      ))}
    </QuietSelect>
  );
}

function PageSizeSelect() {
  const pageSize = useScenario((scenario) => scenario.profile.pageSize);
  const arch = useScenario((scenario) => scenario.profile.arch);
  const edit = useEdit();
  return (
    <QuietSelect
      id="control-page-size"
      aria-label="Architecture and page size"
      value={pageSize}
      onChange={(event) => {
        const chosen = PAGE_SIZES.find((size) => String(size) === event.target.value);
        if (chosen) edit({ kind: 'profile', set: { pageSize: chosen } });
      }}
    >
      {(arch === 'arm64' ? PAGE_SIZES : [pageSize]).map((size) => (
        <option key={size} value={size}>
          {arch}, {formatBytes(size)} pages
        </option>
      ))}
    </QuietSelect>
  );
}

function CommandLineField() {
  const cmdline = useScenario((scenario) => scenario.profile.cmdline);
  const edit = useEdit();
  return (
    <label className="labelled cmdline">
      <span className="quiet">cmdline</span>
      <input
        id="control-cmdline"
        className="quiet-field mono"
        aria-label="Kernel command line"
        value={cmdline}
        placeholder="none"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => edit({ kind: 'profile', set: { cmdline: event.target.value } })}
      />
    </label>
  );
}
