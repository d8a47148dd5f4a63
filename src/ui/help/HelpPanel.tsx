/** How to use the page, in the words of the page. */
import './help.css';

const WORKLOAD_EXAMPLE = `alloc cam-1 default_cma_region 8MiB
alloc cam-2 default_cma_region 1920x1080 nv12 x4
alloc raw   default_cma_region 2025p   # pages
free cam-1`;

export const HelpPanel = () => (
  <div className="help">
    <h2>What this is</h2>
    <p>
      A devicetree goes in on the left. On the right stands what Linux makes of its reserved memory: where every region
      lands, which heaps appear under <code>/dev/dma_heap</code>, and how a CMA area fills as buffers come and go.
      Everything is computed in this browser; nothing you paste leaves it.
    </p>
    <h2>Workload</h2>
    <p>One operation a line; each is a step. Buttons write lines at the end of the same text.</p>
    <pre>{WORKLOAD_EXAMPLE}</pre>
    <h2>Keys</h2>
    <dl>
      <dt>Ctrl Z, Ctrl Shift Z</dt>
      <dd>undo and redo, over text, controls and clicks alike</dd>
      <dt>Arrow keys in a row of tabs</dt>
      <dd>the next or previous tab</dd>
      <dt>Arrow keys on a rule between panes</dt>
      <dd>resize</dd>
      <dt>Arrow keys, + and − in the physical memory picture</dt>
      <dd>pan and zoom</dd>
      <dt>Arrow keys on the step slider</dt>
      <dd>one step back or forward</dd>
      <dt>Ctrl M in the editor</dt>
      <dd>lets Tab leave the editor</dd>
    </dl>
    <h2>Files</h2>
    <p>
      Drop a <code>.dts</code>, a <code>.dts.gz</code> or a saved scenario anywhere on the page, or open it from the
      File menu.
    </p>
  </div>
);
