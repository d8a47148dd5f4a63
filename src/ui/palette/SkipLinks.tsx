/** First on the page, and seen only with the focus: past the controls at its top. Comes after the first picture. */
import { usePage } from '../stores';
import { goToPicture, goToText } from './go-to';
import './skip-links.css';

export function SkipLinks() {
  const page = usePage();
  return (
    <nav className="skip" aria-label="Skip">
      <button type="button" className="button" onClick={() => void goToPicture(page, 'memory')}>
        Skip to the pictures
      </button>
      <button type="button" className="button" onClick={() => void goToText(page, page.view.getState().editorTab)}>
        Skip to the source
      </button>
    </nav>
  );
}
