/** Composes the page. */
import { DesktopLayout } from './layout/DesktopLayout';
import { NarrowLayout } from './layout/NarrowLayout';
import { useNarrow } from './layout/use-narrow';
import { NoticeBar } from './notices/NoticeBar';
import { DropZone } from './files/DropZone';
import { TopBar } from './top-bar/TopBar';
import { Textures } from './theme/Textures';
import { useTheme } from './theme/use-theme';
import { useUndoKeys } from './use-undo-keys';

export function App() {
  const narrow = useNarrow();
  useTheme();
  useUndoKeys();
  return (
    <DropZone>
      <div className="app">
        <Textures />
        <TopBar />
        <NoticeBar />
        <main className="main">{narrow ? <NarrowLayout /> : <DesktopLayout />}</main>
      </div>
    </DropZone>
  );
}
