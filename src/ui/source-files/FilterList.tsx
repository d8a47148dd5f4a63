/** A list of paths that typing narrows: the field keeps the focus, arrows move the mark, Enter takes the marked path. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { matching, movedBy, type FileRow } from './file-rows';

type Props = {
  readonly label: string;
  readonly rows: readonly FileRow[];
  /** Path that is marked at first. */
  readonly current?: string;
  readonly onPick: (path: string) => void;
};

export function FilterList({ label, rows, current, onPick }: Props) {
  const id = useId();
  const [words, setWords] = useState('');
  const [marked, setMarked] = useState(current);
  const list = useRef<HTMLUListElement>(null);
  const shown = matching(rows, words);
  const at = Math.max(
    0,
    shown.findIndex((row) => row.path === marked),
  );
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, words]);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = shown[at];
    if (event.key === 'Enter' && row) onPick(row.path);
    const next = movedBy(event.key, at, shown.length);
    if (event.key === 'Enter' || next !== undefined) event.preventDefault();
    if (next !== undefined) setMarked(shown[next]?.path);
  };
  return (
    <>
      <input
        className="files-filter"
        type="search"
        role="combobox"
        aria-label={`${label}: filter`}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        placeholder="Type to narrow the list"
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul className="files-list" role="listbox" id={id} aria-label={label} ref={list}>
        {shown.map((row, index) => (
          <Option key={row.path} id={`${id}-${index}`} row={row} marked={index === at} onPick={onPick} />
        ))}
      </ul>
      {shown.length === 0 && <p className="files-none">No path has these letters.</p>}
    </>
  );
}

type OptionProps = {
  readonly id: string;
  readonly row: FileRow;
  readonly marked: boolean;
  readonly onPick: (path: string) => void;
};

function Option({ id, row: { path, tags, quiet }, marked, onPick }: OptionProps) {
  const slash = path.lastIndexOf('/') + 1;
  return (
    <li id={id} role="option" aria-selected={marked} className={quiet ? 'quiet' : ''} onClick={() => onPick(path)}>
      <span className="files-name">
        <span className="files-folder">{path.slice(0, slash)}</span>
        {path.slice(slash)}
      </span>
      {tags.length > 0 && <span className="files-tags">{tags.join(', ')}</span>}
    </li>
  );
}
