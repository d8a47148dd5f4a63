/** Architecture and configuration of the kernel. What is left empty has its default. */
import { useId, useState } from 'react';
import type { Arch } from '../../kernel/profile';
import { useEdit, useScenario } from '../stores';
import { CONFIG_FIELDS, defaultOf, numberTrouble, valueOf, withConfig, type ConfigField } from './config-fields';
import './confidence.css';

const ARCHES: readonly (readonly [Arch, string])[] = [
  ['arm64', 'arm64'],
  ['arm32', 'arm32, inferred'],
  ['riscv64', 'riscv64, inferred'],
];

export const ConfigSection = () => (
  <section aria-label="Kernel configuration">
    <h2>Kernel configuration</h2>
    <div className="config-fields">
      <ArchField />
      {CONFIG_FIELDS.map((field) =>
        field.kind === 'number' ? (
          <NumberField key={field.symbol} field={field} />
        ) : (
          <ChoiceField key={field.symbol} field={field} values={field.kind === 'choice' ? field.values : ['y', 'n']} />
        ),
      )}
    </div>
  </section>
);

function ArchField() {
  const arch = useScenario((scenario) => scenario.profile.arch);
  const pageSize = useScenario((scenario) => scenario.profile.pageSize);
  const edit = useEdit();
  const choose = (chosen: Arch) =>
    edit({ kind: 'profile', set: { arch: chosen, pageSize: chosen === 'arm64' ? pageSize : 4096 } });
  return (
    <label>
      <span>Architecture</span>
      <select
        className="field"
        value={arch}
        onChange={(event) => choose(ARCHES.find(([one]) => one === event.target.value)?.[0] ?? 'arm64')}
      >
        {ARCHES.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function useConfigValue(field: ConfigField): readonly [string, (text: string) => void] {
  const config = useScenario((scenario) => scenario.profile.config);
  const edit = useEdit();
  const set = (text: string) => edit({ kind: 'profile', set: { config: withConfig(config, field, text) } });
  return [valueOf(config, field), set];
}

type NumberProps = { readonly field: Extract<ConfigField, { kind: 'number' }> };

/** A text that cannot be a value stays in the field, with the reason, and changes nothing. */
function NumberField({ field }: NumberProps) {
  const [value, set] = useConfigValue(field);
  const [draft, setDraft] = useState<string | undefined>();
  const messageId = useId();
  const trouble = draft === undefined ? undefined : numberTrouble(draft, field);
  const onChange = (text: string) => {
    const refused = numberTrouble(text, field) !== undefined;
    setDraft(refused ? text : undefined);
    if (!refused) set(text);
  };
  return (
    <label>
      <span className="mono">{field.symbol}</span>
      <input
        className="field mono"
        inputMode="numeric"
        value={draft ?? value}
        placeholder={defaultOf(field.symbol)}
        aria-invalid={trouble !== undefined}
        aria-describedby={messageId}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value.trim())}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(undefined)}
      />
      <span id={messageId} role="status" className={trouble === undefined ? 'unseen' : 'failed'}>
        {trouble}
      </span>
    </label>
  );
}

type ChoiceProps = { readonly field: ConfigField; readonly values: readonly string[] };

function ChoiceField({ field, values }: ChoiceProps) {
  const [value, set] = useConfigValue(field);
  return (
    <label>
      <span className="mono">{field.symbol}</span>
      <select className="field mono" value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{defaultOf(field.symbol)}, default</option>
        {(value === 'm' ? [...values, 'm'] : values).map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}
