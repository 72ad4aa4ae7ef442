import { useState } from 'react';
import { useTexts } from '../language/useTexts';
import { CorrectableRecord } from './correctableRecord';
import { CorrectionDialog } from './CorrectionDialog';
import { linkCorrection } from './linkCorrection';
import { useOverrides } from './OverridesContext';
import { RecordSelect, UNCHOSEN } from './RecordSelect';
import { useReleaseLabel } from './useReleaseLabel';
import { useReleases } from './useReleases';

/** Lets a person say which earlier release a release fixes, or that it fixes none. */
export function FixesDialog(props: {
  record: CorrectableRecord;
  onClose: () => void;
}) {
  const { record, onClose } = props;
  const t = useTexts();
  const { answer } = useOverrides();
  const [choice, setChoice] = useState(UNCHOSEN);
  const labelOf = useReleaseLabel();
  const pages = useReleases(answer, record.at);
  return (
    <CorrectionDialog
      title={t('overrides.fixes.title', { record: record.name })}
      consequence={t('overrides.fixes.consequence')}
      action={t('overrides.fixes.action')}
      correction={linkCorrection(record.targets, 'fixes', 'deployment', choice)}
      onClose={onClose}
    >
      <RecordSelect
        pages={pages}
        value={choice}
        onChange={setChoice}
        labelOf={labelOf}
        texts={{
          label: t('overrides.fixes.label'),
          choose: t('overrides.choose.release'),
          none: t('overrides.fixes.none'),
          more: t('overrides.choose.earlierReleases'),
          empty: t('overrides.choose.noReleases'),
          failure: t('dora.error.timeline'),
        }}
      />
    </CorrectionDialog>
  );
}
