/** A frame for a slide or a page of documentation, as a snippet to copy. */
import { useId, useState } from 'react';
import { EMBED_SHOWS, type EmbedShape } from '../../state/embed';
import { THEMES, type Theme } from '../../state/settings-store';
import { embedSnippet, pageAddress, type Copy } from './texts';

const SHOW_WORDS: Readonly<Record<EmbedShape['show'], string>> = {
  picture: 'pictures',
  split: 'source and pictures',
  full: 'the whole page',
};

type Props = { readonly hash: string; readonly title: string; readonly onCopy: Copy };

export function EmbedSection({ hash, title, onCopy }: Props) {
  const [shape, setShape] = useState<EmbedShape>({ show: 'picture', readonly: true, theme: undefined });
  const set = (part: Partial<EmbedShape>) => setShape({ ...shape, ...part });
  const snippet = embedSnippet(pageAddress(), hash, title, shape);
  const themeId = useId();
  return (
    <section aria-label="Embed" className="share-embed">
      <h3>Embed in a page</h3>
      <div className="share-choices">
        <fieldset>
          <legend>Show</legend>
          {EMBED_SHOWS.map((show) => (
            <label key={show}>
              <input type="radio" name="embed" checked={shape.show === show} onChange={() => set({ show })} />
              {SHOW_WORDS[show]}
            </label>
          ))}
        </fieldset>
        <label>
          <input
            type="checkbox"
            checked={shape.readonly}
            onChange={(event) => set({ readonly: event.target.checked })}
          />
          read-only
        </label>
        <label htmlFor={themeId}>
          Theme{' '}
          <select
            id={themeId}
            className="field"
            value={shape.theme ?? ''}
            onChange={(event) => set({ theme: THEMES.find((one): one is Theme => one === event.target.value) })}
          >
            <option value="">the reader’s</option>
            {THEMES.map((theme) => (
              <option key={theme}>{theme}</option>
            ))}
          </select>
        </label>
      </div>
      <textarea className="field mono" aria-label="Snippet" readOnly rows={3} value={snippet} spellCheck={false} />
      <button type="button" className="button" onClick={() => onCopy('Snippet', snippet)}>
        Copy snippet
      </button>
    </section>
  );
}
