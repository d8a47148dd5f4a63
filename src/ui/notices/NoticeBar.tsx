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
  update: 'Start the newer one now',
};

const act = (page: Page, action: NoticeAction): void =>
  void (action === 'update'
    ? import('../offline/keep-offline').then(({ update }) => update(page))
    : page.session.restoreOwnWork());

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
            act(page, action);
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
