import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  Diagnosis,
  MetricId,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { hasEvidence } from '../evidence/hasEvidence';
import { formatNumber } from '../format/number';
import { useLanguage } from '../language/useLanguage';
import { useTexts } from '../language/useTexts';
import { ServiceLink } from '../services/ServiceLink';
import { Section } from '../state/Section';
import { diagnosisText } from './diagnosisText';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { padding: theme.spacing(1, 0) },
  chip: { margin: theme.spacing(0, 1, 0.5, 0) },
  link: { marginRight: theme.spacing(2) },
}));

interface CauseProps {
  answer: MetricsAnswer;
  diagnosis: Diagnosis;
  onEvidence: (metric: MetricId) => void;
}

/** The way to the records behind a cause: those of its service, where it is told of one of several. */
function CauseEvidence({ answer, diagnosis, onEvidence }: CauseProps) {
  const { service } = diagnosis;
  const classes = useStyles();
  const t = useTexts();
  const listed = new Set(
    answer.metrics.filter(hasEvidence).map(({ metric }) => metric),
  );
  return (
    <Box>
      {diagnosis.metrics
        // The numbers of a scope do not tell what is listed of one of its services.
        .filter(metric => service !== null || listed.has(metric))
        .map(metric => {
          const text = t('diagnosis.evidence', {
            metric: t(`dora.metrics.${metric}`),
          });
          return service === null ? (
            <Button
              key={metric}
              size="small"
              color="primary"
              onClick={() => onEvidence(metric)}
            >
              {text}
            </Button>
          ) : (
            <Typography
              key={metric}
              className={classes.link}
              variant="body2"
              component="span"
            >
              <ServiceLink
                scopeRef={answer.entityRef}
                entityRef={service}
                evidence={metric}
              >
                {text}
              </ServiceLink>
            </Typography>
          );
        })}
    </Box>
  );
}

function Cause(props: CauseProps) {
  const { answer, diagnosis } = props;
  const { service, others } = diagnosis;
  const classes = useStyles();
  const t = useTexts();
  const language = useLanguage();
  const { message, next, delivery } = diagnosisText(t, language, diagnosis);
  return (
    <li className={classes.item}>
      <Typography variant="body2" component="div">
        <Chip
          className={classes.chip}
          size="small"
          variant="outlined"
          label={t(`diagnosis.kind.${diagnosis.kind}`)}
        />
        {service !== null && (
          <>
            <ServiceLink scopeRef={answer.entityRef} entityRef={service} />
            {': '}
          </>
        )}
        {message}
        {delivery && ` ${delivery}`}
        {others > 0 &&
          ` ${t('diagnosis.others', {
            count: others,
            number: formatNumber(others, language),
          })}`}
      </Typography>
      <Typography variant="body2">{t('diagnosis.next', { next })}</Typography>
      <CauseEvidence {...props} />
    </li>
  );
}

/** Likely causes of rare or slow releases, with their numbers and the way to the evidence; nothing where nothing is likely. */
export function DiagnosisSection(props: {
  answer: MetricsAnswer;
  onEvidence: (metric: MetricId) => void;
}) {
  const { answer, onEvidence } = props;
  const classes = useStyles();
  const t = useTexts();
  if (answer.diagnosis.length === 0) {
    return null;
  }
  return (
    <Section id="diagnosis" title={t('diagnosis.title')}>
      <Typography variant="body2" color="textSecondary">
        {t('diagnosis.hint')}
      </Typography>
      <ul className={classes.list}>
        {answer.diagnosis.map(diagnosis => (
          <Cause
            key={`${diagnosis.code} ${diagnosis.service}`}
            answer={answer}
            diagnosis={diagnosis}
            onEvidence={onEvidence}
          />
        ))}
      </ul>
    </Section>
  );
}
