/** What can be taken away: each picture as SVG or PNG, each table as CSV, all numbers as JSON, a report as Markdown. */
import { useId, useState } from 'react';
import { MAX_SHAPES } from '../../charts/export/svg-pen';
import type { ExportTheme } from '../../charts/export/theme-scope';
import { formatCount } from '../../charts/space-time/ticks';
import { profileWords, stepWords } from '../../scenario/report-words';
import { useResolvedTheme } from '../theme/use-theme';
import { fileName } from '../files/file-name';
import { exportTables, saveCsv, saveJson, saveReport } from './data-files';
import { exportPictures, type ExportPicture, type PictureSource } from './pictures';
import { NO_LINK } from './scenario-link';
import { savePicture, type PictureFormat } from './save-picture';
import './export.css';

export type ExportProps = {
  readonly source: PictureSource;
  /** Undefined where the scenario is too large for a link. */
  readonly link: string | undefined;
};

const TOO_MUCH = `(more than ${formatCount(MAX_SHAPES)} shapes: pixels, in SVG too)`;

const FORMATS: readonly (readonly [PictureFormat, string])[] = [
  ['svg', 'SVG'],
  ['png', 'PNG 1×'],
  ['png2', 'PNG 2×'],
];

export function ExportPanel({ source, link }: ExportProps) {
  const { shown, series, measure } = source;
  const { scenario, simulation, frame } = shown;
  const present = useResolvedTheme();
  const [theme, setTheme] = useState<ExportTheme>('light');
  const [said, setSaid] = useState('');
  const [pictures] = useState(() => exportPictures(source));
  const name = fileName(scenario.title, '');
  const tables = exportTables(shown, series);
  const step = stepWords(frame.step, simulation.run.steps.count);
  const save = (picture: ExportPicture, format: PictureFormat) => {
    const caption = {
      title: scenario.title || scenario.main,
      profile: profileWords(scenario, simulation),
      picture: `${picture.about}, ${step}`,
      link: link ?? NO_LINK,
    };
    savePicture({ picture, caption, format, theme, measure, name: `${name}-${picture.id}` }).then(
      () => setSaid(`${picture.name} saved.`),
      () => setSaid(`${picture.name} could not be drawn as a file in this browser. SVG needs the least of it.`),
    );
  };
  const tell = (what: string, act: () => void) => () => {
    act();
    setSaid(`${what} saved.`);
  };
  return (
    <div className="export">
      <p className="quiet">
        As on screen, {step}. Title and boot profile stand in each picture, the link in its metadata.
      </p>
      <ThemeChoice present={present} theme={theme} onTheme={setTheme} />
      <ul aria-label="Pictures" className="export-rows">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <span>
              {picture.name} {!picture.vector && <span className="quiet">{TOO_MUCH}</span>}
            </span>
            {FORMATS.map(([format, word]) => (
              <Button key={format} word={word} about={picture.name} onPress={() => save(picture, format)} />
            ))}
          </li>
        ))}
      </ul>
      <ul aria-label="Numbers" className="export-rows">
        {tables.map((table) => (
          <li key={table.id}>
            <span>
              {table.title} <span className="quiet">{rowsText(table.rows.length)}</span>
            </span>
            <Button word="CSV" about={table.title} onPress={tell(table.title, () => saveCsv(name, table))} />
          </li>
        ))}
        <li>
          <span>Everything</span>
          <Button
            word="JSON"
            about="Everything"
            onPress={tell('JSON', () => saveJson(name, shown, tables, link ?? NO_LINK))}
          />
          <Button
            word="Markdown report"
            about="Everything"
            onPress={tell('Report', () => saveReport(name, shown, link))}
          />
        </li>
      </ul>
      <p role="status" className="export-said">
        {said}
      </p>
    </div>
  );
}

const rowsText = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

type ButtonProps = { readonly word: string; readonly about: string; readonly onPress: () => void };

const Button = ({ word, about, onPress }: ButtonProps) => (
  <button type="button" className="button" aria-label={`${about} as ${word}`} onClick={onPress}>
    {word}
  </button>
);

type ThemeProps = {
  readonly present: ExportTheme;
  readonly theme: ExportTheme;
  readonly onTheme: (theme: ExportTheme) => void;
};

const WORDS: Readonly<Record<ExportTheme, string>> = { light: 'Light', dark: 'Dark', contrast: 'High contrast' };

/** Light, which prints, or the theme of the screen. */
function ThemeChoice({ present, theme, onTheme }: ThemeProps) {
  const group = useId();
  const choices = [...new Set<ExportTheme>(['light', present])];
  if (choices.length === 1) return null;
  return (
    <fieldset className="export-themes">
      <legend className="quiet">Colours</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name={group} checked={choice === theme} onChange={() => onTheme(choice)} />
          {WORDS[choice]}
        </label>
      ))}
    </fieldset>
  );
}
