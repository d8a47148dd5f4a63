/** What is said about the scenario, in tabs below the source. */
import type { BottomTab } from '../../state/view-store';
import { useProblemCount, useRun, useView } from '../stores';
import { CopyButton } from '../widgets/CopyButton';
import { lazyPart } from '../widgets/lazy-part';
import { Tabs, type Tab } from '../widgets/Tabs';
import './messages.css';

const ProblemsPanel = lazyPart(async () => (await import('../problems/ProblemsPanel')).ProblemsPanel);
const WhyPanel = lazyPart(async () => (await import('../why/WhyPanel')).WhyPanel);
const VersionsPanel = lazyPart(async () => (await import('../versions/VersionsPanel')).VersionsPanel);
const HelpPanel = lazyPart(async () => (await import('../help/HelpPanel')).HelpPanel);
const bootLog = async () => import('../boot-log/BootLogPanel');
const BootLogPanel = lazyPart(async () => (await bootLog()).BootLogPanel);
const AssumptionsPanel = lazyPart(async () => (await import('../assumptions/AssumptionsPanel')).AssumptionsPanel);

export function useMessageTabs(): readonly Tab<BottomTab>[] {
  const count = useProblemCount();
  return [
    { id: 'problems', label: 'Problems', count, panel: () => <ProblemsPanel /> },
    { id: 'why', label: 'Why', panel: () => <WhyPanel /> },
    { id: 'versions', label: 'Versions', panel: () => <VersionsPanel /> },
    { id: 'log', label: 'Boot log', panel: () => <BootLogPanel /> },
    { id: 'assumptions', label: 'Assumptions', panel: () => <AssumptionsPanel /> },
    { id: 'help', label: 'Help', panel: () => <HelpPanel /> },
  ];
}

export function MessagesPane() {
  const tab = useView((view) => view.bottomTab);
  const show = useView((view) => view.showBottomTab);
  const tabs = useMessageTabs();
  return (
    <section className="messages" aria-label="Messages">
      <Tabs label="Messages" tabs={tabs} selected={tab} onSelect={show} aside={<MessageActions tab={tab} />} />
    </section>
  );
}

/** Copies what the tab says: the log as it is, everything else as `check` prints it. */
export function MessageActions({ tab }: { readonly tab: BottomTab }) {
  const shown = useRun((state) => state.shown);
  const found = useRun((state) => state.findings?.list);
  if (!shown || tab === 'help') return null;
  const { scenario, simulation } = shown;
  return (
    <span className="message-actions">
      {tab === 'log' ? (
        <CopyButton what="boot log" text={async () => (await bootLog()).bootLogText(simulation.machine)} />
      ) : (
        <CopyButton
          what="check report"
          text={async () => (await import('../../scenario/report')).checkText(scenario, simulation, found)}
        />
      )}
    </span>
  );
}
