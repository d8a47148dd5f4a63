/** Earlier states of the visitor's works, newest first: what they were called, what they looked like, a way back. */
import { useEffect, useState } from 'react';
import type { KeptState } from '../../state/history';
import { usePage, useScenario } from '../stores';
import { MemoryStrip } from './MemoryStrip';
import './history.css';

type Listing = readonly KeptState[] | 'refused' | undefined;

export function HistoryPanel({ onDone }: { readonly onDone: () => void }) {
  const { session } = usePage();
  const [states, setStates] = useState<Listing>();
  const [said, setSaid] = useState('');
  const read = () => session.history.states().then(setStates, () => setStates('refused'));
  useEffect(() => void session.history.states().then(setStates, () => setStates('refused')), [session]);
  const keep = async (name: string) => {
    const isKept = await session.history.keepState(name);
    setSaid(isKept ? `“${name}” kept.` : 'The browser refused to keep it. Save a file instead.');
    await read();
  };
  const open = async (state: KeptState) => {
    await session.openState(state);
    onDone();
  };
  return (
    <div className="history">
      <p className="quiet">
        A state is kept every minute of work and before anything else is opened. Opening one keeps the present work, and
        undo goes back to it.
      </p>
      <KeepForm onKeep={keep} />
      <p role="status" className="history-said">
        {said}
      </p>
      <StateList states={states} onOpen={open} />
    </div>
  );
}

function KeepForm({ onKeep }: { readonly onKeep: (name: string) => Promise<void> }) {
  const title = useScenario((scenario) => scenario.title);
  const [name, setName] = useState('');
  return (
    <form
      className="history-keep"
      onSubmit={(event) => {
        event.preventDefault();
        void onKeep(name.trim() || title || 'Untitled').then(() => setName(''));
      }}
    >
      <input
        className="field"
        aria-label="Name of the present state"
        placeholder="A name for the present state"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button">
        Keep it
      </button>
    </form>
  );
}

type ListProps = { readonly states: Listing; readonly onOpen: (state: KeptState) => Promise<void> };

function StateList({ states, onOpen }: ListProps) {
  if (states === undefined) return <p className="quiet">Reading the history.</p>;
  if (states === 'refused') return <p className="warning">The browser keeps no history for this page.</p>;
  if (states.length === 0) return <p className="quiet">No earlier state yet: nothing has been changed.</p>;
  return (
    <ol className="history-list" aria-label="Earlier states" tabIndex={0}>
      {states.map((state) => (
        <li key={state.id}>
          <MemoryStrip strip={state.strip} />
          <span className="history-name">
            <span className={state.named ? 'strong' : ''}>{state.name}</span>
            <span className="quiet">
              {state.title || 'Untitled'}, {when(state.savedAt)}
            </span>
          </span>
          <button
            type="button"
            className="button"
            aria-label={`Open “${state.name}” of ${when(state.savedAt)}`}
            onClick={() => void onOpen(state)}
          >
            Open
          </button>
        </li>
      ))}
    </ol>
  );
}

const FORMAT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
const when = (time: number): string => FORMAT.format(time);
