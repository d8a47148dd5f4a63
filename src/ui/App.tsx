/** Composes the page. */
import type { EmbedShape } from '../state/embed';
import { DesktopLayout } from './layout/DesktopLayout';
import { NarrowLayout } from './layout/NarrowLayout';
import { useNarrow } from './layout/use-narrow';
import { NoticeBar } from './notices/NoticeBar';
import { DropZone } from './files/DropZone';
import { TopBar } from './top-bar/TopBar';
import { Textures } from './theme/Textures';
import { useTheme } from './theme/use-theme';
import { usePageKeys } from './palette/use-page-keys';
import { usePage } from './stores';
import { TourOffer } from './tour/TourOffer';
import { useUndoKeys } from './use-undo-keys';
import { lazyPart } from './widgets/lazy-part';

const EmbedFrame = lazyPart<{ readonly embed: EmbedShape }>(
  async () => (await import('./embed/EmbedFrame')).EmbedFrame,
);

const SkipLinks = lazyPart(async () => (await import('./palette/SkipLinks')).SkipLinks);

export function App() {
  const narrow = useNarrow();
  const { embed } = usePage();
  useTheme();
  useUndoKeys();
  usePageKeys();
  return (
    <DropZone>
      <div className="app">
        <Textures />
        {embed ? (
          <EmbedFrame embed={embed} />
        ) : (
          <>
            <SkipLinks />
            <TopBar />
            <NoticeBar />
            <main className="main">{narrow ? <NarrowLayout /> : <DesktopLayout />}</main>
            <TourOffer />
          </>
        )}
      </div>
    </DropZone>
  );
}
