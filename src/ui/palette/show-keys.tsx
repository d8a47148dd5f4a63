/** The sheet of keys. Fetched when it is asked for. */
import { KEYS } from '../help/keys';
import { showDialog } from '../source-files/show-dialog';
import './palette.css';

export const showKeys = (): Promise<undefined> =>
  showDialog<undefined>('Keyboard shortcuts', () => (
    <dl className="keys-list" tabIndex={0} aria-label="Keys and what they do">
      {KEYS.map(([keys, meaning]) => (
        <div key={keys}>
          <dt>{keys}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  ));
