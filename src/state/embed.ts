/** What the address asks of a page in a frame: `?embed=picture|split|full`, `&readonly=1`, `&theme=…`. */
import { THEMES, type Theme } from './settings-store';

export const EMBED_SHOWS = ['picture', 'split', 'full'] as const;

export type EmbedShape = {
  /** The pictures alone, source and pictures, or the whole page. */
  readonly show: (typeof EMBED_SHOWS)[number];
  readonly readonly: boolean;
  /** Undefined: as the reader has set it. */
  readonly theme: Theme | undefined;
};

/** Undefined where the page is not asked to be in a frame. An unknown word shows everything. */
export function readEmbed(search: string): EmbedShape | undefined {
  const asked = new URLSearchParams(search);
  const show = asked.get('embed');
  if (show === null) return undefined;
  const theme = asked.get('theme');
  return {
    show: EMBED_SHOWS.find((one) => one === show) ?? 'full',
    readonly: asked.get('readonly') === '1',
    theme: THEMES.find((one) => one === theme),
  };
}

/** Without its `?`. */
export const embedSearch = ({ show, readonly, theme }: EmbedShape): string =>
  `embed=${show}${readonly ? '&readonly=1' : ''}${theme ? `&theme=${theme}` : ''}`;
