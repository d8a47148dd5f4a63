import { useEdit, useScenario } from '../stores';

/** Longest title, in characters: what a link's page title can carry. */
const MAX_TITLE = 120;

export function TitleField() {
  const title = useScenario((scenario) => scenario.title);
  const edit = useEdit();
  return (
    <span className="title-grow" data-text={title || 'Untitled'}>
      <input
        className="title-field"
        aria-label="Scenario title"
        value={title}
        placeholder="Untitled"
        maxLength={MAX_TITLE}
        size={1}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => edit({ kind: 'title', title: event.target.value })}
      />
    </span>
  );
}
