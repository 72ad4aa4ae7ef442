import { useState } from 'react';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { CorrectableRecord } from './correctableRecord';
import { CorrectionDialog } from './CorrectionDialog';
import { linkCorrection } from './linkCorrection';
import { useOverrides } from './OverridesContext';
import { RecordSelect, UNCHOSEN } from './RecordSelect';
import { useIncidents } from './useIncidents';

/** Lets a person say which other incident an incident repeats, or that it repeats none. */
export function DuplicateDialog(props: {
  record: CorrectableRecord;
  onClose: () => void;
}) {
  const { record, onClose } = props;
  const t = useTexts();
  const { language } = useMetricFormat();
  const { answer } = useOverrides();
  const [choice, setChoice] = useState(UNCHOSEN);
  const pages = useIncidents(answer, record.targets);
  return (
    <CorrectionDialog
      title={t('overrides.duplicate.title', { record: record.name })}
      consequence={t('overrides.duplicate.consequence')}
      action={t('overrides.duplicate.action')}
      correction={linkCorrection(
        record.targets,
        'duplicateOf',
        'incident',
        choice,
      )}
      onClose={onClose}
    >
      <RecordSelect
        pages={pages}
        value={choice}
        onChange={setChoice}
        labelOf={({ id, at, title }) =>
          [
            formatInstant(at, language, answer?.timeZone ?? 'UTC'),
            title ?? id,
          ].join(' · ')
        }
        texts={{
          label: t('overrides.duplicate.label'),
          choose: t('overrides.choose.incident'),
          none: t('overrides.duplicate.none'),
          more: t('overrides.choose.earlierIncidents'),
          empty: t('overrides.choose.noIncidents'),
          failure: t('dora.error.evidence'),
        }}
      />
    </CorrectionDialog>
  );
}
