/** A lesson in the place of the source; below it the messages that its step points to. */
import { PaneGroup } from '../layout/PaneGroup';
import { MessagesPane } from '../messages/MessagesPane';
import { useLessons } from '../stores';
import { LessonPane } from './LessonPane';
import { stepOf } from './lesson-store';

const MESSAGES = {
  id: 'messages',
  size: 220,
  atLeast: 60,
  resizes: 'lesson and messages',
  content: <MessagesPane />,
} as const;

export function LessonColumn() {
  const withMessages = useLessons(({ open, asked }) => {
    const step = open && stepOf(open);
    return (asked ? (step?.lookThen ?? step?.look) : step?.look)?.panel !== undefined;
  });
  return (
    <PaneGroup
      id="lesson"
      orientation="vertical"
      panes={[{ id: 'lesson', atLeast: 200, content: <LessonPane /> }, ...(withMessages ? [MESSAGES] : [])]}
    />
  );
}
