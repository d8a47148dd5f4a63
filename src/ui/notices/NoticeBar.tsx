/** What happened to the page itself, with a way on. */
import type { Notice, NoticeAction } from '../../state/notice-store';
import { useNotices, usePage } from '../stores';
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

const ACTION_WORDS: Readonly<Record<NoticeAction, string>> = { 'restore-own-work': 'Back to my own work' };

function NoticeRow({ notice }: { readonly notice: Notice }) {
  const dismiss = useNotices((state) => state.dismiss);
  const { session } = usePage();
  const { action } = notice;
  return (
    <div className={`notice notice-${notice.severity}`} role={notice.severity === 'error' ? 'alert' : 'status'}>
      <p>{notice.message}</p>
      {action && (
        <button
          type="button"
          className="button"
          onClick={() => {
            void session.restoreOwnWork();
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
