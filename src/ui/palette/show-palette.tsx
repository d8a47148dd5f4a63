/** A dialog that finds a command by its name and runs it. Fetched when it is asked for. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { movedBy } from '../source-files/file-rows';
import { showDialog } from '../source-files/show-dialog';
import type { Page } from '../stores';
import { commandsOf, matchingCommands, type Command } from './commands';
import './palette.css';

export async function showPalette(page: Page): Promise<void> {
  const commands = commandsOf(page);
  const chosen = await showDialog<Command>('Commands', (close) => <Palette commands={commands} onChoose={close} />);
  await chosen?.run(page);
}

function foundText(count: number): string {
  if (count === 0) return 'No command has these words.';
  return count === 1 ? '1 command; Enter runs it.' : `${count} commands; Enter runs the marked one.`;
}

type Props = { readonly commands: readonly Command[]; readonly onChoose: (command: Command) => void };

function Palette({ commands, onChoose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const shown = matchingCommands(commands, typed);
  const at = Math.min(marked, Math.max(0, shown.length - 1));
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, typed]);
  const onKeyDown = (event: KeyboardEvent) => {
    const command = shown[at];
    if (event.key === 'Enter' && command) onChoose(command);
    const next = movedBy(event.key, at, shown.length);
    if (event.key === 'Enter' || next !== undefined) event.preventDefault();
    if (next !== undefined) setMarked(next);
  };
  return (
    <>
      <input
        className="files-filter"
        type="search"
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        placeholder="Type a part of what you want to do"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="files-list" role="listbox" id={id} aria-label="Commands" ref={list}>
        {shown.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => onChoose(command)}
          >
            <span className="palette-group">{command.group}</span>
            <span className="palette-title">{command.title}</span>
            {command.keys !== undefined && <kbd>{command.keys}</kbd>}
          </li>
        ))}
      </ul>
      <p className="files-none" role="status">
        {foundText(shown.length)}
      </p>
    </>
  );
}
