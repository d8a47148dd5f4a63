/** What happened to the page itself, with a way on. */
import type { Notice, NoticeAction } from '../../state/notice-store';
import { useNotices, usePage, type Page } from '../stores';
import './notices.css';

export function NoticeBar() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices">
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

const ACTION_WORDS: Readonly<Record<NoticeAction, string>> = {
  'restore-own-work': 'Back to my own work',
  undo: 'Undo',
  update: 'Start the newer one now',
};

const ACTS: Readonly<Record<NoticeAction, (page: Page) => unknown>> = {
  'restore-own-work': (page) => page.session.restoreOwnWork(),
  undo: async (page) => (await import('../page-map/try-change')).takeBack(page),
  update: async (page) => (await import('../offline/keep-offline')).update(page),
};

function NoticeRow({ notice }: { readonly notice: Notice }) {
  const dismiss = useNotices((state) => state.dismiss);
  const page = usePage();
  const { action } = notice;
  return (
    <div className={`notice notice-${notice.severity}`} role={notice.severity === 'error' ? 'alert' : 'status'}>
      <p>{notice.message}</p>
      {action && (
        <button
          type="button"
          className="button"
          onClick={() => {
            void ACTS[action](page);
            dismiss(notice.id);
          }}
        >
          {ACTION_WORDS[action]}
        </button>
      )}
      <button type="button" className="button" onClick={() => dismiss(notice.id)}>
        Close
      </button>
    </div>
  );
}
