/** Copies a text and says so, in place and to a screen reader. */
import { useEffect, useState } from 'react';

const SHOWN_MS = 1600;

type State = 'idle' | 'copied' | 'refused';
const WORDS: Readonly<Record<State, string>> = { idle: 'Copy', copied: 'Copied', refused: 'Not allowed' };

export function CopyButton({ what, text }: { readonly what: string; readonly text: () => string }) {
  const [state, setState] = useState<State>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return (
    <>
      <button type="button" className="plain link" aria-label={`Copy ${what}`} onClick={copy}>
        {WORDS[state]}
      </button>
      <span role="status" className="unseen">
        {state === 'idle' ? '' : `${what}: ${WORDS[state].toLowerCase()}`}
      </span>
    </>
  );
}
