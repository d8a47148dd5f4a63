/** How to use the page, in the words of the page. */
import { WORKLOAD_HELP } from '../../scenario/workload/help';
import { lazyPart } from '../widgets/lazy-part';
import { KEYS } from './keys';
import './help.css';

const CodeList = lazyPart(async () => (await import('./CodeList')).CodeList);

export const HelpPanel = () => (
  <div className="help">
    <h2>What this is</h2>
    <p>
      A devicetree goes in on the left. On the right stands what Linux makes of its reserved memory: where every region
      lands, which heaps appear under <code>/dev/dma_heap</code>, and how a CMA area fills as buffers come and go.
      Everything is computed in this browser; nothing you paste leaves it.
    </p>
    <WorkloadHelp />
    <h2>Physical memory</h2>
    <p>
      Above, all banks with their holes folded; below, the window in the frame. A dotted line is the border of two
      zones, a bracket the <code>alloc-ranges</code> of the selected region. With Why open, every gap that memblock
      tried has its number, and the outline is where the block would lie. Compare, in the File menu, puts another
      kernel, preset or earlier state beside this one, on one scale.
    </p>
    <h2>Pictures of an area</h2>
    <p>
      The page map shows every page at one step, space–time every buffer over all steps; one cursor moves both, and the
      line of the workload with them. Below, free memory over the steps: thick the longest run, thin all that is free,
      red what was asked, and the share that is of no use for it, pins aside. Where a request failed, the page map
      numbers the holes and says why each was refused; each change beside it was tried; Try makes it, Undo takes it
      back.
    </p>
    <KeysHelp />
    <h2>Problems</h2>
    <p>
      Mistakes come first, then warnings, then hints, which kernel builds show with <code>W=1</code> only. Each has a
      code, which opens what it means; many of one code are folded. These are all of them.
    </p>
    <CodeList />
    <h2>Sharing and keeping</h2>
    <p>Export gives each picture as SVG or PNG, the numbers as CSV or JSON, and a report of the whole as Markdown.</p>
    <p>
      Share makes a link that holds the whole scenario; nothing is sent anywhere. Work is kept in this browser as you
      go, with earlier states under File, History. After the first visit the page works without a network.
    </p>
    <h2>Learning</h2>
    <p>
      Learn lists lessons that ask before they tell: choose, type or mark an answer, then the engine gives its own. Each
      step has a link, and a lesson of yours opens like any file. Presets, All, shows real problems with their sources.
    </p>
    <h2>Files</h2>
    <p>
      Drop a board on the page or open it from the File menu: a <code>.dts</code>, plain or as <code>.gz</code>, a
      folder or zip archive of a board with its includes, a <code>.dtb</code>, an overlay for the board that is open, a
      saved scenario, or a lesson.
    </p>
  </div>
);

const WorkloadHelp = () => (
  <>
    <h2>Workload</h2>
    <p>One operation a line; each is a step. Buttons write lines at the end of the same text.</p>
    <dl>
      {WORKLOAD_HELP.map(({ word, form, meaning, example }) => (
        <div key={word}>
          <dt>
            <code>{form}</code>
          </dt>
          <dd>
            {meaning}
            <pre>{example}</pre>
          </dd>
        </div>
      ))}
    </dl>
  </>
);

const KeysHelp = () => (
  <>
    <h2>Keys</h2>
    <dl>
      {KEYS.map(([keys, meaning]) => (
        <div key={keys}>
          <dt>{keys}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </>
);
