import Typography from '@material-ui/core/Typography';
import {
  DIAGNOSIS_SIGNIFICANCE,
  MetricsAnswer,
  StatedDefinitions,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatDurationInWords } from '../format/duration';
import { formatRate } from '../format/number';
import { useTexts } from '../language/useTexts';
import { isScope } from '../services/isScope';
import { Section } from '../state/Section';
import { attributionText, inUse } from './definitionText';

const DAY = 24 * 3600;

/** The choices that all numbers of an answer were computed with. */
export function DefinitionsSection(props: { answer: MetricsAnswer }) {
  const { definitions, entityRef, timeZone } = props.answer;
  const t = useTexts();
  const { language } = useMetricFormat();
  const environments = definitions.productionEnvironments;
  const lines = [
    environments.length > 0
      ? t('dora.definitions.environments', {
          environments: environments.join(', '),
        })
      : t('dora.definitions.noEnvironments'),
    t('dora.definitions.attribution', {
      hours: attributionText(definitions, language),
    }),
    t(`dora.definitions.${pipelinesKey(definitions)}`),
    t('dora.definitions.rollback', {
      days: formatDurationInWords(definitions.rollbackLiveDays * DAY, language),
    }),
    t(
      definitions.countSuspects
        ? 'dora.definitions.suspectsCounted'
        : 'dora.definitions.suspectsNotCounted',
    ),
    t('dora.definitions.zone', { timeZone }),
    t('dora.benchmark.note'),
    ...(isScope(entityRef)
      ? [
          t('diagnosis.definition', {
            significant: formatRate(DIAGNOSIS_SIGNIFICANCE, language),
          }),
        ]
      : []),
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

function pipelinesKey(definitions: StatedDefinitions) {
  const [first, ...others] = inUse(definitions, 'countFailedPipelines');
  if (others.length > 0) return 'pipelinesMixed';
  return first ? 'pipelinesCounted' : 'pipelinesNotCounted';
}
