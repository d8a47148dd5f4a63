/** What the author of the scenario has to say about it. Stands above the source, and is written there. */
import { useState } from 'react';
import { useEdit, useScenario } from '../stores';

/** Longest note, in characters: a paragraph, since a link carries it. */
const MAX_NOTE = 2000;

export function NoteField() {
  const note = useScenario((scenario) => scenario.note);
  const edit = useEdit();
  const [writing, setWriting] = useState(false);
  if (note === '' && !writing) {
    return (
      <button type="button" className="plain link note-add" onClick={() => setWriting(true)}>
        Add a note
      </button>
    );
  }
  return (
    <textarea
      className="note"
      aria-label="Note"
      value={note}
      maxLength={MAX_NOTE}
      rows={3}
      ref={(field) => {
        if (writing && note === '') field?.focus();
      }}
      onBlur={() => setWriting(false)}
      onChange={(event) => edit({ kind: 'note', note: event.target.value })}
    />
  );
}
