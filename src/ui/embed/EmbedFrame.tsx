/** The page in a frame of somebody else's: what the address asks for, and a way to the whole of it. */
import type { EmbedShape } from '../../state/embed';
import { DesktopLayout, Pictures } from '../layout/DesktopLayout';
import { Maps, NarrowLayout } from '../layout/NarrowLayout';
import { PaneGroup } from '../layout/PaneGroup';
import { useNarrow } from '../layout/use-narrow';
import { NoticeBar } from '../notices/NoticeBar';
import { SourcePane } from '../source/SourcePane';
import { TopBar } from '../top-bar/TopBar';
import { EmbedBar } from './EmbedBar';
import './embed.css';

export function EmbedFrame({ embed }: { readonly embed: EmbedShape }) {
  const narrow = useNarrow();
  return (
    <>
      <EmbedBar readonly={embed.readonly} />
      {embed.show === 'full' && !embed.readonly && <TopBar />}
      <NoticeBar />
      <main className="main">{narrow ? <Narrow embed={embed} /> : <Wide embed={embed} />}</main>
    </>
  );
}

type Props = { readonly embed: EmbedShape };

const Narrow = ({ embed }: Props) => (embed.show === 'picture' ? <Maps /> : <NarrowLayout />);

function Wide({ embed }: Props) {
  if (embed.show === 'picture') return <Pictures />;
  if (embed.show === 'full') return <DesktopLayout />;
  return (
    <PaneGroup
      id="embed"
      orientation="horizontal"
      panes={[
        { id: 'source', size: 408, atLeast: 240, content: <SourcePane /> },
        { id: 'pictures', atLeast: 420, resizes: 'source and pictures', content: <Pictures /> },
      ]}
    />
  );
}
