import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import {
  Correction,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { PagedList } from '../paging/PagedList';
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
  const pages = useReleases(answer, record.openedAt);
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
      <PagedList
        pages={pages}
        more={t('overrides.cause.more')}
        shown={pages.items.length}
        failure={{ title: t('dora.error.timeline') }}
      >
        <TextField
          select
          fullWidth
          margin="normal"
          id="devops-correction-cause"
          label={t('overrides.cause.label')}
          value={choice}
          helperText={
            pages.first &&
            pages.items.length === 0 &&
            t('overrides.cause.noReleases')
          }
          SelectProps={{ native: true }}
          InputLabelProps={{ shrink: true }}
          onChange={event => setChoice(event.target.value)}
        >
          <option value={UNCHOSEN}>{t('overrides.cause.choose')}</option>
          <option value={NONE}>{t('overrides.cause.none')}</option>
          {pages.items.map(release => (
            <option key={release.id} value={release.id}>
              {labelOf(release)}
            </option>
          ))}
        </TextField>
      </PagedList>
    </CorrectionDialog>
  );
}
