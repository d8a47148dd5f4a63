/** Source on the left, pictures on the right; every rule between panes drags. */
import { lazyPart } from '../widgets/lazy-part';
import { HeapsPane } from '../heaps/HeapsPane';
import { MemoryPane } from '../memory/MemoryPane';
import { MessagesPane } from '../messages/MessagesPane';
import { SourcePane } from '../source/SourcePane';
import { useLessons } from '../stores';
import { PaneGroup } from './PaneGroup';

/** Asked for with the first picture, and drawn right after it. */
const PageMapPane = lazyPart(async () => (await import('../page-map/PageMapPane')).PageMapPane);
const LessonColumn = lazyPart(async () => (await import('../lessons/LessonColumn')).LessonColumn);
const SpaceTimePane = lazyPart(async () => (await import('../space-time/SpaceTimePane')).SpaceTimePane);

export const DesktopLayout = () => (
  <PaneGroup
    id="page"
    orientation="horizontal"
    panes={[
      { id: 'left', size: 408, atLeast: 240, content: <Left /> },
      { id: 'right', atLeast: 420, resizes: 'source and pictures', content: <Pictures /> },
    ]}
  />
);

/** A lesson takes the place of the source. */
const Left = () => (useLessons(({ open }) => open !== undefined) ? <LessonColumn /> : <Sources />);

const Sources = () => (
  <PaneGroup
    id="left"
    orientation="vertical"
    panes={[
      { id: 'source', atLeast: 100, content: <SourcePane /> },
      { id: 'messages', size: 180, atLeast: 60, resizes: 'source and messages', content: <MessagesPane /> },
    ]}
  />
);

export const Pictures = () => (
  <PaneGroup
    id="right"
    orientation="vertical"
    panes={[
      { id: 'memory', size: 191, grow: 0.9, atLeast: 60, fits: true, content: <MemoryPane /> },
      { id: 'heaps', size: 136, atLeast: 40, resizes: 'physical memory and heaps', content: <HeapsPane /> },
      { id: 'page-map', size: 205, grow: 3, atLeast: 120, resizes: 'heaps and page map', content: <PageMapPane /> },
      {
        id: 'space-time',
        size: 226,
        grow: 2,
        atLeast: 60,
        resizes: 'page map and space–time',
        content: <SpaceTimePane />,
      },
    ]}
  />
);
