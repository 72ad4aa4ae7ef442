import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { MissingRecords } from '@devops-domains/backstage-plugin-devops-common';
import { ShortList } from '../domains/ShortList';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';
import { NextStep } from './NextStep';

/** How many ways are shown until somebody asks for all. */
const NEAREST = 2;

/** Records that nobody delivers for an entity: what cannot be told without them, and the ways out. */
export function MissingSection(props: { missing: MissingRecords }) {
  const { kind, metrics, steps } = props.missing;
  const t = useTexts();
  const { number } = useMetricFormat();
  const headingId = `devops-missing-${kind}`;
  return (
    <Box component="section" aria-labelledby={headingId} mt={2}>
      <Box display="flex" alignItems="center">
        <WarningIcon aria-hidden fontSize="small" />
        <Box ml={1}>
          <Typography id={headingId} variant="subtitle1" component="h4">
            {t(`sources.entity.missing.${kind}`)}
          </Typography>
        </Box>
      </Box>
      <Typography variant="body2">
        {t('sources.entity.metrics', {
          metrics: metrics.map(id => t(`dora.metrics.${id}`)).join(', '),
        })}
      </Typography>
      <Typography variant="body2">{t('sources.entity.ways')}</Typography>
      <ShortList
        items={steps}
        limit={NEAREST}
        keyOf={step => `${step.code} ${step.source}`}
        showAll={t('sources.entity.allWays', { number: number(steps.length) })}
        showFewer={t('sources.entity.fewerWays')}
      >
        {step => <NextStep step={step} />}
      </ShortList>
    </Box>
  );
}
