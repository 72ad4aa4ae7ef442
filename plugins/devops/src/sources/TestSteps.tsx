import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import OkIcon from '@material-ui/icons/CheckCircleOutline';
import SkippedIcon from '@material-ui/icons/RemoveCircleOutline';
import { Link } from '@backstage/core-components';
import {
  SourceTestAnswer,
  SourceTestStep,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { Notice } from '../state/Notice';
import { stepText } from './stepText';

const ICONS = { ok: OkIcon, failed: FailedIcon, skipped: SkippedIcon };

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    ok: { color: theme.palette.success.main },
    failed: { color: theme.palette.error.main },
    skipped: { color: theme.palette.text.secondary },
  }),
  { name: 'PluginDevopsTestSteps' },
);

function Step(props: { step: SourceTestStep; title: string }) {
  const { step, title } = props;
  const { result } = step;
  const classes = useStyles();
  const t = useTexts();
  const Icon = ICONS[result];
  return (
    <Box component="li" display="flex" alignItems="flex-start" my={1}>
      <Icon aria-hidden fontSize="small" className={classes[result]} />
      <Box ml={1} flex={1} minWidth={0}>
        <Typography variant="subtitle2" component="div">
          {t('sources.test.stepResult', {
            step: t(`sources.test.step.${step.step}`),
            result: t(`sources.test.result.${result}`),
          })}
        </Typography>
        {result !== 'skipped' && (
          <Typography variant="body2">{stepText(t, title, step)}</Typography>
        )}
      </Box>
    </Box>
  );
}

/** The whole way of a test event, step by step. */
export function TestSteps(props: { answer: SourceTestAnswer; title: string }) {
  const { answer, title } = props;
  const { steps, delivery, deleted } = answer;
  const classes = useStyles();
  const t = useTexts();
  const isWell = steps.every(({ result }) => result === 'ok');
  return (
    <>
      <Notice live tone={isWell ? 'info' : 'warning'}>
        {isWell ? t('sources.test.well') : t('sources.test.stopped')}
        {!deleted && ` ${t('sources.test.left')}`}
      </Notice>
      <ol className={classes.list} aria-label={t('sources.test.way')}>
        {steps.map(step => (
          <Step key={step.step} step={step} title={title} />
        ))}
      </ol>
      {delivery !== null && (
        <Typography variant="body2">
          <Link
            to={`../deliveries?${new URLSearchParams({ delivery })}`}
            underline="always"
          >
            {t('sources.test.delivery', { id: delivery })}
          </Link>
        </Typography>
      )}
    </>
  );
}
