/** A native dialog above the page, with a root of its own: it is there only while it is open. */
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './source-files.css';

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The browser would choose the button before it. Of a choice, what is chosen.
    dialog.current?.querySelector<HTMLElement>('input:not([type="radio"]:not(:checked))')?.focus();
  }, []);
  const onClick = (event: MouseEvent) => {
    if (event.target === event.currentTarget) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="files-dialog" aria-label={title} onClose={onClose} onClick={onClick}>
      <div className="files-dialog-body">
        <header className="files-dialog-head">
          <h2>{title}</h2>
          <button type="button" className="plain link" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** Resolves when the dialog is closed, with what `close` was given; undefined when it was only left. */
export function showDialog<T>(
  title: string,
  content: (close: (value: T) => void) => ReactNode,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = createRoot(host);
    let chosen: T | undefined;
    const end = () => {
      resolve(chosen);
      setTimeout(() => {
        root.unmount();
        host.remove();
      });
    };
    const close = (value: T) => {
      chosen = value;
      host.querySelector('dialog')?.close();
    };
    root.render(
      <Dialog title={title} onClose={end}>
        {content(close)}
      </Dialog>,
    );
  });
}
