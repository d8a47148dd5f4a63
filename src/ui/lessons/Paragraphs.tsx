/** What a lesson tells: words with code in them, and lines of code. Only ever text. */
import type { Paragraph } from '../../scenario/lessons/lesson-form';
import { piecesOf } from './marked-text';

export const Marked = ({ text }: { readonly text: string }) =>
  piecesOf(text).map((piece, index) => (piece.kind === 'code' ? <code key={index}>{piece.text}</code> : piece.text));

export const Paragraphs = ({ of }: { readonly of: readonly Paragraph[] }) =>
  of.map((paragraph, index) =>
    typeof paragraph === 'string' ? (
      <p key={index}>
        <Marked text={paragraph} />
      </p>
    ) : (
      <pre key={index}>{paragraph.code.join('\n')}</pre>
    ),
  );
