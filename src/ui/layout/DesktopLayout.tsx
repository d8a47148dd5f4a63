/** Source on the left, pictures on the right; every rule between panes drags. */
import { lazyPart } from '../widgets/lazy-part';
import { HeapsPane } from '../heaps/HeapsPane';
import { MemoryPane } from '../memory/MemoryPane';
import { MessagesPane } from '../messages/MessagesPane';
import { SourcePane } from '../source/SourcePane';
import { PaneGroup } from './PaneGroup';

/** Asked for with the first picture, and drawn right after it. */
const PageMapPane = lazyPart(async () => (await import('../page-map/PageMapPane')).PageMapPane);

export const DesktopLayout = () => (
  <PaneGroup
    id="page"
    orientation="horizontal"
    panes={[
      { id: 'left', size: 408, atLeast: 240, content: <Left /> },
      { id: 'right', atLeast: 420, resizes: 'source and pictures', content: <Right /> },
    ]}
  />
);

const Left = () => (
  <PaneGroup
    id="left"
    orientation="vertical"
    panes={[
      { id: 'source', atLeast: 100, content: <SourcePane /> },
      { id: 'messages', size: 180, atLeast: 60, resizes: 'source and messages', content: <MessagesPane /> },
    ]}
  />
);

const Right = () => (
  <PaneGroup
    id="right"
    orientation="vertical"
    panes={[
      { id: 'memory', size: 224, atLeast: 60, content: <MemoryPane /> },
      { id: 'heaps', size: 140, atLeast: 40, resizes: 'physical memory and heaps', content: <HeapsPane /> },
      { id: 'page-map', atLeast: 140, resizes: 'heaps and page map', content: <PageMapPane /> },
    ]}
  />
);
