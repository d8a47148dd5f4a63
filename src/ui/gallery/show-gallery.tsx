/** All presets with a picture, what each shows and where the problem is from. Fetched when it is asked for. */
import { useState } from 'react';
import { threadUrl, type Preset } from '../../scenario/presets/preset';
import { PRESETS } from '../../scenario/presets/presets';
import { showDialog } from '../source-files/show-dialog';
import type { Page } from '../stores';
import './gallery.css';
import { openPreset } from './open-preset';
import { ThumbnailPicture } from './ThumbnailPicture';
import type { Thumbnail } from './thumbnail-form';
import thumbnails from './thumbnails.json';

const PICTURES = thumbnails as unknown as Readonly<Record<string, Thumbnail>>;

export async function showGallery(page: Page): Promise<void> {
  const chosen = await showDialog<Preset>('Presets', (close) => <Gallery onChoose={close} />);
  if (chosen) await openPreset(page, chosen);
}

/** Every word of the filter is in what is said of the preset. */
export function matches({ title, sentence, lookAt, source }: Preset, filter: string): boolean {
  const said = [title, sentence, lookAt, source?.problem ?? '', source?.thread ?? ''].join(' ').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

function Gallery({ onChoose }: { readonly onChoose: (preset: Preset) => void }) {
  const [filter, setFilter] = useState('');
  const found = PRESETS.filter((preset) => matches(preset, filter));
  return (
    <>
      <p className="gallery-intro">
        Each is a small board of our own with a workload. What you have open is kept; undo brings it back.
      </p>
      <input
        className="files-filter"
        aria-label="Filter presets"
        placeholder="Filter: fragmentation, cma=, P7, alignment …"
        value={filter}
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        onChange={(event) => setFilter(event.target.value)}
      />
      <p role="status" className="gallery-count quiet">
        {found.length === PRESETS.length ? `${found.length} presets` : `${found.length} of ${PRESETS.length} presets`}
      </p>
      <ul className="gallery" aria-label="Presets">
        {found.map((preset) => (
          <Entry key={preset.id} preset={preset} onChoose={onChoose} />
        ))}
      </ul>
    </>
  );
}

type EntryProps = { readonly preset: Preset; readonly onChoose: (preset: Preset) => void };

function Entry({ preset, onChoose }: EntryProps) {
  const { id, title, sentence, lookAt, source } = preset;
  const picture = PICTURES[id];
  return (
    <li className="gallery-entry">
      {picture && <ThumbnailPicture of={picture} />}
      <div className="gallery-words">
        <button type="button" className="plain gallery-title" onClick={() => onChoose(preset)}>
          {title}
        </button>
        <p>{sentence}</p>
        <p className="quiet">{lookAt}</p>
        {source && (
          <p className="quiet">
            {source.problem === undefined ? 'From' : `Problem ${source.problem}, from`}{' '}
            <a href={threadUrl(source)} target="_blank" rel="noreferrer">
              {source.thread}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}
