/** The devicetree as the kernel would get it, with its overlays applied, as a `.dtb`. Fetched when it is asked for. */
import { writeDtb } from '../../dts/dtb-writer';
import { evaluationOf } from '../../scenario/evaluation';
import { scenarioOf } from '../../state/stores';
import type { Page } from '../stores';
import { download } from './download';

const NOTICE_ID = 'file';

/** Says why when the source has errors: dtc would write nothing either. */
export function saveDtb(page: Page): void {
  const scenario = scenarioOf(page);
  const { tree, complete } = evaluationOf(scenario);
  const { tell, dismiss } = page.notices.getState();
  if (!complete) {
    const message = 'The source has errors, so there is no .dtb of it. The Problems panel lists them.';
    tell({ id: NOTICE_ID, severity: 'error', message });
    return;
  }
  dismiss(NOTICE_ID);
  const name = scenario.main.split('/').at(-1) ?? 'board';
  download(`${name.replace(/\.dts$/i, '')}.dtb`, writeDtb(tree) as BlobPart, 'application/octet-stream');
}
