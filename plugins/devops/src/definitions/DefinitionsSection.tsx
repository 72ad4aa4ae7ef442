import Typography from '@material-ui/core/Typography';
import {
  DEFAULT_DEFINITIONS,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatDurationInWords } from '../format/duration';
import { useTexts } from '../language/useTexts';
import { Section } from '../state/Section';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The choices that all numbers of an answer were computed with. */
export function DefinitionsSection(props: { answer: MetricsAnswer }) {
  const { definitions, timeZone } = props.answer;
  const t = useTexts();
  const { language } = useMetricFormat();
  const words = (seconds: number) => formatDurationInWords(seconds, language);
  const environments = definitions.productionEnvironments;
  const lines = [
    environments.length > 0
      ? t('dora.definitions.environments', {
          environments: environments.join(', '),
        })
      : t('dora.definitions.noEnvironments'),
    t('dora.definitions.attribution', {
      hours: words(definitions.attributionHours * HOUR),
    }),
    t(
      definitions.countFailedPipelines
        ? 'dora.definitions.pipelinesCounted'
        : 'dora.definitions.pipelinesNotCounted',
    ),
    t('dora.definitions.rollback', {
      days: words(DEFAULT_DEFINITIONS.rollbackLiveDays * DAY),
    }),
    t('dora.definitions.zone', { timeZone }),
    t('dora.benchmark.note'),
  ];
  return (
    <Section id="definitions" title={t('dora.definitions.title')}>
      <ul>
        {lines.map(line => (
          <Typography key={line} component="li" variant="body2">
            {line}
          </Typography>
        ))}
      </ul>
    </Section>
  );
}
