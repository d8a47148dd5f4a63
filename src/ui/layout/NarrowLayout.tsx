/** One column: the maps first, source and messages as tabs. */
import type { BottomTab } from '../../state/view-store';
import { lazyPart } from '../widgets/lazy-part';
import { HeapsPane } from '../heaps/HeapsPane';
import { MemoryPane } from '../memory/MemoryPane';
import { MessageActions, useMessageTabs } from '../messages/MessagesPane';
import { useSourceTabs } from '../source/SourcePane';
import { useLessons, usePage, useView } from '../stores';
import { Tabs, type Tab } from '../widgets/Tabs';

/** Asked for with the first picture, and drawn right after it. */
const PageMapPane = lazyPart(async () => (await import('../page-map/PageMapPane')).PageMapPane);
const SpaceTimePane = lazyPart(async () => (await import('../space-time/SpaceTimePane')).SpaceTimePane);

const LessonPane = lazyPart(async () => (await import('../lessons/LessonPane')).LessonPane);

const MAPS = 'maps';
const LESSON = 'lesson';

export function NarrowLayout() {
  const page = usePage();
  const narrowTab = useView((view) => view.narrowTab);
  const editorTab = useView((view) => view.editorTab);
  const bottomTab = useView((view) => view.bottomTab);
  const sources = useSourceTabs();
  const messages = useMessageTabs();
  const learning = useLessons(({ open }) => open !== undefined);
  const tabs: readonly Tab<string>[] = [
    ...(learning ? [{ id: LESSON, label: 'Lesson', panel: () => <LessonPane />, keep: true }] : []),
    { id: MAPS, label: 'Maps', panel: () => <Maps /> },
    ...sources.map((tab) => ({ ...tab, id: `source ${tab.id}` })),
    ...messages.map((tab) => ({ ...tab, id: `message ${tab.id}`, panel: () => <Message tab={tab} /> })),
  ];
  const shown = { pictures: MAPS, source: `source ${editorTab}`, messages: `message ${bottomTab}` };
  const selected = narrowTab !== 'lesson' ? shown[narrowTab] : learning ? LESSON : MAPS;
  const onSelect = (id: string) => {
    const view = page.view.getState();
    const source = sources.find((tab) => `source ${tab.id}` === id);
    const message = messages.find((tab) => `message ${tab.id}` === id);
    if (source) view.showEditorTab(source.id);
    if (message) view.showBottomTab(message.id);
    view.showNarrowTab(id === LESSON ? 'lesson' : source ? 'source' : message ? 'messages' : 'pictures');
  };
  return <Tabs label="Page" tabs={tabs} selected={selected} onSelect={onSelect} />;
}

export const Maps = () => (
  <div className="maps">
    <MemoryPane />
    <HeapsPane />
    <PageMapPane />
    <SpaceTimePane />
  </div>
);

const Message = ({ tab }: { readonly tab: Tab<BottomTab> }) => (
  <>
    <MessageActions tab={tab.id} />
    {tab.panel()}
  </>
);
