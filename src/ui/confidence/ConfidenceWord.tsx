/** Beside the kernel: whether it was captured, read in source or inferred; leads to where that is explained. */
import { useMemo } from 'react';
import { confidenceOf } from '../../scenario/confidence';
import { useScenario } from '../stores';
import { useShowMessages } from '../use-show-messages';
import { LEVEL_WORDS } from './words';
import './confidence.css';

export function ConfidenceWord() {
  const profile = useScenario((scenario) => scenario.profile);
  const { level, sentence } = useMemo(() => confidenceOf(profile), [profile]);
  const show = useShowMessages();
  return (
    <button
      type="button"
      className="plain quiet confidence-word"
      title={sentence}
      aria-label={`Kernel ${LEVEL_WORDS[level]}`}
      onClick={() => show('assumptions', 'confidence')}
    >
      {LEVEL_WORDS[level]}
    </button>
  );
}
