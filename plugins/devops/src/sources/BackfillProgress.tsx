import Box from '@material-ui/core/Box';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { Texts, useTexts } from '../language/useTexts';

const COUNTED = ['repositories', 'weeks of history'] as const;

/** What a source counts; one that this version does not know stays in its own words. */
function countedText(t: Texts, what: string): string {
  const known = COUNTED.find(each => each === what);
  return known ? t(`sources.progress.what.${known}`) : what;
}

/** How far the backfill of a source has come; nothing where none is under way. */
export function BackfillProgress(props: {
  source: Pick<SourceHealth, 'title' | 'progress'>;
  timeZone: string;
}) {
  const { source, timeZone } = props;
  const t = useTexts();
  const { language, number, duration } = useMetricFormat();
  if (!source.progress) return null;
  const { done, total, what, waitingUntil, secondsLeft } = source.progress;
  const values = {
    done: number(done),
    total: number(total ?? 0),
    what: countedText(t, what),
  };
  const parts = [
    total === null
      ? t('sources.progress.done', values)
      : t('sources.progress.of', values),
    ...(secondsLeft === null
      ? []
      : [t('sources.progress.left', { duration: duration(secondsLeft) })]),
    ...(waitingUntil === null
      ? []
      : [
          t('sources.progress.waiting', {
            time: formatInstant(waitingUntil, language, timeZone),
          }),
        ]),
  ];
  return (
    <Box my={1}>
      <LinearProgress
        aria-label={t('sources.progress.label', { title: source.title })}
        {...(total === null
          ? {}
          : {
              variant: 'determinate',
              value: total === 0 ? 100 : Math.min(100, (100 * done) / total),
            })}
      />
      <Typography variant="body2">{parts.join(' · ')}</Typography>
    </Box>
  );
}
