/** Colours for pictures on a canvas. */
import { readChartTheme, type ChartTheme } from '../../charts/theme';

let read: { readonly theme: string; readonly colours: ChartTheme } | undefined;

/** Read once per theme, and only in an effect: by then the theme stands on the document. */
export function chartTheme(theme: string): ChartTheme {
  if (read?.theme !== theme) read = { theme, colours: readChartTheme(document.documentElement) };
  return read.colours;
}
