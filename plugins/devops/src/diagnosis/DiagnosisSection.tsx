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
import { useLanguage } from '../language/useLanguage';
import { useTexts } from '../language/useTexts';
import { Section } from '../state/Section';
import { diagnosisText } from './diagnosisText';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { padding: theme.spacing(1, 0) },
  chip: { margin: theme.spacing(0, 1, 0.5, 0) },
}));

function Cause(props: {
  diagnosis: Diagnosis;
  /** The metrics that have evidence to show. */
  listed: ReadonlySet<MetricId>;
  onEvidence: (metric: MetricId) => void;
}) {
  const { diagnosis, listed, onEvidence } = props;
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
        {message}
        {delivery && ` ${delivery}`}
      </Typography>
      <Typography variant="body2">{t('diagnosis.next', { next })}</Typography>
      <Box>
        {diagnosis.metrics
          .filter(metric => listed.has(metric))
          .map(metric => (
            <Button
              key={metric}
              size="small"
              color="primary"
              onClick={() => onEvidence(metric)}
            >
              {t('diagnosis.evidence', { metric: t(`dora.metrics.${metric}`) })}
            </Button>
          ))}
      </Box>
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
  const listed = new Set(
    answer.metrics.filter(({ n }) => n > 0).map(({ metric }) => metric),
  );
  return (
    <Section id="diagnosis" title={t('diagnosis.title')}>
      <Typography variant="body2" color="textSecondary">
        {t('diagnosis.hint')}
      </Typography>
      <ul className={classes.list}>
        {answer.diagnosis.map(diagnosis => (
          <Cause
            key={diagnosis.code}
            diagnosis={diagnosis}
            listed={listed}
            onEvidence={onEvidence}
          />
        ))}
      </ul>
    </Section>
  );
}
