import { useState } from 'react';
import { useTexts } from '../language/useTexts';
import { CorrectableRecord } from './correctableRecord';
import { CorrectionDialog } from './CorrectionDialog';
import { linkCorrection } from './linkCorrection';
import { useOverrides } from './OverridesContext';
import { RecordSelect, UNCHOSEN } from './RecordSelect';
import { useReleaseLabel } from './useReleaseLabel';
import { useReleases } from './useReleases';

/** What was under way when the incident opened may have ended later. */
const UNDER_WAY_MS = 86_400_000;

/** Lets a person say which release caused an incident, or that none did. */
export function CauseDialog(props: {
  record: CorrectableRecord;
  onClose: () => void;
}) {
  const { record, onClose } = props;
  const t = useTexts();
  const { answer } = useOverrides();
  const [choice, setChoice] = useState(UNCHOSEN);
  const labelOf = useReleaseLabel();
  const pages = useReleases(
    answer,
    record.at === null ? null : record.at + UNDER_WAY_MS,
  );
  return (
    <CorrectionDialog
      title={t('overrides.cause.title', { record: record.name })}
      consequence={t('overrides.cause.consequence')}
      action={t('overrides.cause.action')}
      correction={linkCorrection(
        record.targets,
        'causedBy',
        'deployment',
        choice,
      )}
      onClose={onClose}
    >
      <RecordSelect
        pages={pages}
        value={choice}
        onChange={setChoice}
        labelOf={labelOf}
        texts={{
          label: t('overrides.cause.label'),
          choose: t('overrides.choose.release'),
          none: t('overrides.cause.none'),
          more: t('overrides.choose.earlierReleases'),
          empty: t('overrides.choose.noReleases'),
          failure: t('dora.error.timeline'),
        }}
      />
    </CorrectionDialog>
  );
}
