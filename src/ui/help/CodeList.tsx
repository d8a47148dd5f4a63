/** All codes of the Problems list, by the part of the way that gives them. */
import { CODE_GROUPS } from '../../scenario/code-help/code-help';
import { CodeEntry } from './CodeEntry';

export const CodeList = () =>
  CODE_GROUPS.map(({ title, entries }) => (
    <details key={title}>
      <summary>
        {title}, {Object.keys(entries).length}
      </summary>
      <dl>
        {Object.keys(entries).map((code) => (
          <div key={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>
              <CodeEntry code={code} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  ));
