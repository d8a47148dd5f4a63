/** What is there instead of the page when it is asked for by `?reset`, or when the page could not be drawn. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { zipFiles } from '../../scenario/share/zip-files';
import { clearKept, readKept, type KeptData } from '../../state/kept-data';
import { download } from '../files/download';
import './history.css';

/** @param broken why the page is not there; undefined: it was asked for */
export function showReset(broken?: string): void {
  document.querySelector('.reset-host')?.remove();
  const host = document.body.appendChild(document.createElement('div'));
  host.className = 'reset-host';
  createRoot(host).render(<ResetScreen broken={broken} />);
}

const start = (): void => location.replace(location.pathname);

function ResetScreen({ broken }: { readonly broken: string | undefined }) {
  const [kept, setKept] = useState<KeptData | undefined>();
  useEffect(() => void readKept().then(setKept), []);
  const save = () => download('carveout-kept.zip', zipFiles(kept?.files ?? []) as BlobPart, 'application/zip');
  return (
    <main className="reset">
      <h1>Start over</h1>
      {broken !== undefined && (
        <p role="alert" className="failed">
          The page could not be drawn: {broken}
        </p>
      )}
      <p>
        Carveout keeps your works and their earlier states in this browser. If one of them keeps the page from working,
        save them first; each file in the archive opens on the page.
      </p>
      <p role="status">{kept ? keptWords(kept) : 'Reading what is kept.'}</p>
      <div className="reset-actions">
        <button type="button" className="button" disabled={!kept || kept.files.length === 0} onClick={save}>
          Save all of it as a file
        </button>
        <button type="button" className="button" onClick={() => void clearKept().then(start)}>
          Clear it and start anew
        </button>
        <button type="button" className="button" onClick={start}>
          Back, and clear nothing
        </button>
      </div>
    </main>
  );
}

const keptWords = ({ files, troubles }: KeptData): string =>
  [`${files.length === 1 ? '1 scenario is' : `${files.length} scenarios are`} kept here.`, ...troubles].join(' ');
