import { useTexts } from '../language/useTexts';
import { CorrectableRecord } from './correctableRecord';
import { CorrectionDialog } from './CorrectionDialog';

/** Asks before a record is taken out of all numbers. */
export function ExcludeDialog(props: {
  record: CorrectableRecord;
  onClose: () => void;
}) {
  const { record, onClose } = props;
  const { kind, name, targets, change } = record;
  const t = useTexts();
  return (
    <CorrectionDialog
      title={t('overrides.exclude.title', { record: name })}
      consequence={t(`overrides.exclude.${kind}`)}
      action={t('overrides.exclude.action')}
      correction={
        change === null
          ? { targets, action: 'exclude' }
          : { targets, action: 'exclude-change', to: change }
      }
      onClose={onClose}
    />
  );
}
