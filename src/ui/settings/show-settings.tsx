/** What belongs to the reader. Fetched when it is asked for. */
import { TEXT_SIZES, THEMES, type TextSize, type Theme } from '../../state/settings-store';
import { showDialog } from '../source-files/show-dialog';
import { PageProvider, useSettings, type Page } from '../stores';
import './settings.css';

export async function showSettings(page: Page): Promise<void> {
  await showDialog<undefined>('Settings', () => (
    <PageProvider page={page}>
      <Settings />
    </PageProvider>
  ));
}

const THEME_WORDS: Readonly<Record<Theme, string>> = {
  light: 'light',
  dark: 'dark',
  contrast: 'high contrast',
  system: 'as the system',
};
const TEXT_WORDS: Readonly<Record<TextSize, string>> = { normal: 'normal', large: 'large', largest: 'largest' };

function Settings() {
  const { theme, text, still, toured, setTheme, set } = useSettings((settings) => settings);
  return (
    <div className="settings">
      <Choice label="Theme" options={THEMES} words={THEME_WORDS} value={theme} onChange={setTheme} />
      <Choice
        label="Text"
        options={TEXT_SIZES}
        words={TEXT_WORDS}
        value={text}
        onChange={(size) => set({ text: size })}
      />
      <p className="quiet">
        Labels within pictures keep their size, because they are measured; the zoom of the browser enlarges everything.
      </p>
      <label>
        <input type="checkbox" checked={still} onChange={(event) => set({ still: event.target.checked })} />
        no motion, whatever the system says
      </label>
      <label>
        <input type="checkbox" checked={!toured} onChange={(event) => set({ toured: !event.target.checked })} />
        offer the tour
      </label>
      <p>
        Works and settings stay in this browser. <a href="?reset">Save or clear all of it</a>
      </p>
    </div>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
};

const Choice = <T extends string>({ label, options, words, value, onChange }: ChoiceProps<T>) => (
  <fieldset>
    <legend>{label}</legend>
    {options.map((option) => (
      <label key={option}>
        <input type="radio" name={label} checked={option === value} onChange={() => onChange(option)} />
        {words[option]}
      </label>
    ))}
  </fieldset>
);
