/** Copies a text and says so, in place and to a screen reader. */
import { useEffect, useState } from 'react';

const SHOWN_MS = 1600;

type Props = { readonly what: string; readonly text: () => string | Promise<string> };

type State = 'idle' | 'copied' | 'refused';
const WORDS: Readonly<Record<State, string>> = { idle: 'Copy', copied: 'Copied', refused: 'Not allowed' };

export function CopyButton({ what, text }: Props) {
  const [state, setState] = useState<State>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    void write(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return (
    <>
      <button type="button" className="plain link copy" aria-label={`Copy ${what}`} onClick={copy}>
        {WORDS[state]}
      </button>
      <span role="status" className="unseen">
        {state === 'idle' ? '' : `${what}: ${WORDS[state].toLowerCase()}`}
      </span>
    </>
  );
}

const write = async (text: Props['text']): Promise<void> => navigator.clipboard.writeText(await text());
