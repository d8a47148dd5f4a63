import { THEMES, type Theme } from '../../state/settings-store';
import { useSettings } from '../stores';
import { QuietSelect } from '../widgets/QuietSelect';

const WORDS: Readonly<Record<Theme, string>> = {
  light: 'Light',
  dark: 'Dark',
  contrast: 'Contrast',
  system: 'System',
};

export function ThemeSelect() {
  const theme = useSettings((settings) => settings.theme);
  const setTheme = useSettings((settings) => settings.setTheme);
  return (
    <QuietSelect
      className="quiet"
      aria-label="Theme"
      value={theme}
      onChange={(event) => {
        const chosen = THEMES.find((one) => one === event.target.value);
        if (chosen) setTheme(chosen);
      }}
    >
      {THEMES.map((one) => (
        <option key={one} value={one}>
          {WORDS[one]}
        </option>
      ))}
    </QuietSelect>
  );
}
