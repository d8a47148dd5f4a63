/** What debugfs and sysfs say of a CMA area after the step that is shown, word for word. */
import { useEffect, useState } from 'react';
import type { KernelFile } from '../../scenario/area-files';
import { BUILT_IN_AREA } from '../../state/view-store';
import type { Shown } from '../../state/run-store';
import { shownArea } from '../selection';
import { useDisplayed, usePage, useRun, useView } from '../stores';
import { useSelectInPicture } from '../use-reveal';
import { CopyButton } from '../widgets/CopyButton';
import { QuietSelect } from '../widgets/QuietSelect';
import { folders, transcript } from './transcript';
import './area-files.css';

export function AreaFilesPanel() {
  const shown = useRun((state) => state.shown);
  const selection = useView((view) => view.selection);
  const { fade } = useDisplayed();
  const { areas } = shown?.simulation.machine ?? { areas: [] };
  if (!shown || areas.length === 0) return null;
  const area = shownArea(shown.simulation, selection, shown.frame.step) ?? 0;
  return (
    <section className={`area-files ${fade}`} aria-label="Kernel files">
      <AreaFiles shown={shown} area={area} />
    </section>
  );
}

function AreaFiles({ shown, area }: { readonly shown: Shown; readonly area: number }) {
  const files = useFiles(shown, area);
  const { step } = shown.frame;
  return (
    <>
      <div className="area-files-head">
        <h2>Kernel files of</h2>
        <AreaSelect shown={shown} area={area} />
        <span className="quiet">{step === 0 ? 'after boot' : `after step ${step}`}</span>
        {files && files.length > 0 && <CopyButton what="kernel files" text={() => transcript(files)} />}
      </div>
      {files?.length === 0 && <p className="quiet">This kernel shows no files of the area.</p>}
      {files && folders(files).map(([folder, inside]) => <Folder key={folder} folder={folder} files={inside} />)}
      <p className="quiet">
        Needs CONFIG_CMA_DEBUGFS and CONFIG_CMA_SYSFS. Counters include what the boot itself took.
      </p>
    </>
  );
}

/** Asked anew for each run and step; undefined until the first answer of this area is there. */
function useFiles({ runId, frame }: Shown, area: number): readonly KernelFile[] | undefined {
  const { session } = usePage();
  const { step } = frame;
  const [answer, setAnswer] = useState<{ readonly area: number; readonly files: readonly KernelFile[] }>();
  useEffect(() => {
    let current = true;
    void session.ask('areaFiles', { area, step }).then((files) => {
      if (current && files) setAnswer({ area, files });
    });
    return () => {
      current = false;
    };
  }, [session, runId, area, step]);
  return answer?.area === area ? answer.files : undefined;
}

function AreaSelect({ shown, area }: { readonly shown: Shown; readonly area: number }) {
  const select = useSelectInPicture();
  const { areas } = shown.simulation.machine;
  return (
    <QuietSelect
      aria-label="CMA area"
      value={area}
      onChange={(event) => select(areas[Number(event.target.value)]?.path ?? BUILT_IN_AREA)}
    >
      {areas.map((one, index) => (
        <option key={index} value={index}>
          {one.name}
        </option>
      ))}
    </QuietSelect>
  );
}

type FolderProps = { readonly folder: string; readonly files: readonly KernelFile[] };

const Folder = ({ folder, files }: FolderProps) => (
  <>
    <h3 className="mono">{folder}</h3>
    <dl className="area-files-list mono">
      {files.map(({ path, content, link }) => (
        <div key={path}>
          <dt>{path.slice(folder.length + 1)}</dt>
          <dd>{link === undefined ? <Content text={content} /> : `→ ${link}`}</dd>
        </div>
      ))}
    </dl>
  </>
);

/** A bitmap has a word for every 32 pages. */
const MAX_OPEN_LENGTH = 160;

function Content({ text }: { readonly text: string }) {
  if (text.length <= MAX_OPEN_LENGTH) return text;
  return (
    <details>
      <summary>{text.split(' ').length} words</summary>
      {text}
    </details>
  );
}
