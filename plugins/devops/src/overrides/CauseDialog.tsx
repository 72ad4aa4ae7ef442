import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { Progress } from '@backstage/core-components';
import {
  Correction,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { LoadFailure } from '../state/LoadFailure';
import { CorrectableRecord } from './correctableRecord';
import { CorrectionDialog } from './CorrectionDialog';
import { useOverrides } from './OverridesContext';
import { useReleases } from './useReleases';

const UNCHOSEN = '';
/** No id of a deployment: those have a slash. */
const NONE = 'none';

function correctionOf(targets: string[], choice: string): Correction | null {
  if (choice === UNCHOSEN) {
    return null;
  }
  const relation = 'causedBy' as const;
  return choice === NONE
    ? { targets, action: 'remove-link', relation }
    : { targets, action: 'set-link', relation, to: `deployment:${choice}` };
}

/** Lets a person say which release caused an incident, or that none did. */
export function CauseDialog(props: {
  record: CorrectableRecord;
  onClose: () => void;
}) {
  const { record, onClose } = props;
  const t = useTexts();
  const { answer } = useOverrides();
  const { language } = useMetricFormat();
  const { releases, loading, error, retry } = useReleases(answer);
  const [choice, setChoice] = useState(UNCHOSEN);
  const isScope = (answer?.services ?? 1) > 1;
  const labelOf = (release: TimelineDeployment) =>
    [
      release.finishedAt === null
        ? t('dora.timeline.unknown')
        : formatInstant(
            release.finishedAt,
            language,
            answer?.timeZone ?? 'UTC',
          ),
      ...(isScope ? [release.entityRef] : []),
      release.environment,
      release.version ?? release.id,
    ].join(' · ');
  return (
    <CorrectionDialog
      title={t('overrides.cause.title', { record: record.name })}
      consequence={t('overrides.cause.consequence')}
      action={t('overrides.cause.action')}
      correction={correctionOf(record.targets, choice)}
      onClose={onClose}
    >
      {loading && <Progress />}
      {error && (
        <LoadFailure
          title={t('dora.error.timeline')}
          error={error}
          onRetry={retry}
        />
      )}
      <TextField
        select
        fullWidth
        margin="normal"
        id="devops-correction-cause"
        label={t('overrides.cause.label')}
        value={choice}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        onChange={event => setChoice(event.target.value)}
      >
        <option value={UNCHOSEN}>{t('overrides.cause.choose')}</option>
        <option value={NONE}>{t('overrides.cause.none')}</option>
        {releases.map(release => (
          <option key={release.id} value={release.id}>
            {labelOf(release)}
          </option>
        ))}
      </TextField>
    </CorrectionDialog>
  );
}
