/** The link with its length, and every way to take it along. */
import { useId, useRef, useState } from 'react';
import { usePage } from '../stores';
import { saveScenario } from '../files/save-scenario';
import { EmbedSection } from './EmbedSection';
import { linkLength, LONG_LINK, SHORT_LINK } from './link-length';
import type { Shareable } from './shareable';
import { markdownLink, type Copy } from './texts';
import './share.css';

export function SharePanel({ content }: { readonly content: Shareable }) {
  const { scenario, link, note } = content;
  const page = usePage();
  const [said, setSaid] = useState('');
  const copy: Copy = (what, text) => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(`${what} copied.`),
      () => setSaid('The browser does not let this page copy. Select the text in its field and copy it by hand.'),
    );
  };
  const save = () => {
    saveScenario(page);
    setSaid('File saved.');
  };
  return (
    <div className="share">
      <p className="quiet">
        Nothing is sent anywhere. The link holds the scenario itself, with step and selected region, behind the #, which
        no browser sends to a server.
      </p>
      {link ? <LinkRow href={link.href} onCopy={copy} /> : <TooLarge />}
      <div className="share-actions">
        {link && (
          <Action word="Copy as Markdown" onPress={() => copy('Markdown', markdownLink(scenario.title, link.href))} />
        )}
        <Action word="Save as a file" onPress={save} />
        {note !== undefined && <Action word="Copy a “reproduce this” note" onPress={() => copy('Note', note)} />}
      </div>
      {link && <EmbedSection hash={link.hash} title={scenario.title} onCopy={copy} />}
      <p role="status" className="share-said">
        {said}
      </p>
    </div>
  );
}

const TooLarge = () => (
  <p className="failed">
    This scenario is too large for a link. Save it as a file; whoever gets it drops it on this page.
  </p>
);

const Action = ({ word, onPress }: { readonly word: string; readonly onPress: () => void }) => (
  <button type="button" className="button" onClick={onPress}>
    {word}
  </button>
);

function LinkRow({ href, onCopy }: { readonly href: string; readonly onCopy: Copy }) {
  const field = useRef<HTMLInputElement>(null);
  const lengthId = useId();
  const { tone, words } = linkLength(href.length);
  return (
    <>
      <div className="share-link">
        <input
          ref={field}
          className="field mono"
          aria-label="Link"
          aria-describedby={lengthId}
          readOnly
          value={href}
          onFocus={() => field.current?.setSelectionRange(0, href.length, 'backward')}
        />
        <button type="button" className="button" onClick={() => onCopy('Link', href)}>
          Copy link
        </button>
      </div>
      <LengthBar characters={href.length} />
      <p id={lengthId} className={tone}>
        {words}
      </p>
    </>
  );
}

/** The scale ends at twice what is long, so that its bounds keep their places. */
const SCALE_END = 1.5 * LONG_LINK;
const percent = (characters: number): number => Math.min(100, (100 * characters) / SCALE_END);

function LengthBar({ characters }: { readonly characters: number }) {
  const { tone } = linkLength(characters);
  return (
    <div className="share-scale" aria-hidden="true">
      <div className={`share-length share-length-${tone}`} style={{ width: `${percent(characters)}%` }} />
      {[SHORT_LINK, LONG_LINK].map((bound) => (
        <span key={bound} className="share-bound quiet" style={{ left: `${percent(bound)}%` }}>
          {bound}
        </span>
      ))}
    </div>
  );
}
