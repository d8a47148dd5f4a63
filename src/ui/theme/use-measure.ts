/** Text widths of the page's own faces; a new function once faces have arrived, so that pictures are laid out again. */
import { useSyncExternalStore } from 'react';
import { browserMeasure, type Measure } from '../../charts/measure';

let measure: Measure | undefined;

function subscribe(onChange: () => void): () => void {
  const renew = () => {
    measure = undefined;
    onChange();
  };
  document.fonts.addEventListener('loadingdone', renew);
  return () => document.fonts.removeEventListener('loadingdone', renew);
}

const current = (): Measure => (measure ??= browserMeasure(document.documentElement));

export const useMeasure = (): Measure => useSyncExternalStore(subscribe, current);
