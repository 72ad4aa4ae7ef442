import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { SampleChip, StaleChip } from '../state/DataChips';
import { useMetricFormat } from './useMetricFormat';

/** What the numbers were computed from, and when. */
export function Provenance(props: { answer: MetricsAnswer }) {
  const { answer } = props;
  const t = useTexts();
  const { language, number } = useMetricFormat();
  return (
    <Box display="flex" alignItems="center" flexWrap="wrap">
      <Box mr={1}>
        <Typography variant="body2">
          {t('dora.notices.services', {
            count: answer.services,
            number: number(answer.services),
          })}
          {' · '}
          {t('dora.notices.asOf', {
            time: formatInstant(answer.asOf, language, answer.timeZone),
          })}
          {' · '}
          {answer.timeZone}
        </Typography>
      </Box>
      {answer.sources.some(source => source.sample) && <SampleChip />}
      {answer.stale && <StaleChip />}
    </Box>
  );
}
