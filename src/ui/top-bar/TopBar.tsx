/** Title, boot profile and what is done with the whole scenario. */
import type { ReactNode } from 'react';
import { useNarrow } from '../layout/use-narrow';
import { LearnButton } from '../lessons/LearnButton';
import { BootProfileFields } from './BootProfileFields';
import { PresetMenu } from './PresetMenu';
import { ExportButton } from './ExportButton';
import { FileMenu } from './FileMenu';
import { ShareButton } from './ShareButton';
import { ThemeSelect } from './ThemeSelect';
import { TitleField } from './TitleField';
import './top-bar.css';

export function TopBar() {
  const narrow = useNarrow();
  return (
    <header className="top-bar">
      <h1 className="brand">Carveout</h1>
      <div className="top-title">
        <TitleField />
        <PresetMenu />
      </div>
      {narrow ? (
        <Fold>
          <BootProfileFields />
          <ThemeSelect />
        </Fold>
      ) : (
        <BootProfileFields />
      )}
      <div className="top-actions">
        <LearnButton />
        <FileMenu />
        <ShareButton />
        <ExportButton />
        {!narrow && <ThemeSelect />}
      </div>
    </header>
  );
}

/** The boot profile, folded away where there is no room for it. */
function Fold({ children }: { readonly children: ReactNode }) {
  return (
    <details className="top-fold">
      <summary>Boot profile and theme</summary>
      <div className="top-fold-body">{children}</div>
    </details>
  );
}
