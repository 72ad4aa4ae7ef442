import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownIcon from '@material-ui/icons/TrendingDown';
import ArrowUpIcon from '@material-ui/icons/TrendingUp';
import FlatIcon from '@material-ui/icons/TrendingFlat';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import {
  MetricAnswer,
  Verdict as VerdictId,
} from '@devops-domains/backstage-plugin-devops-common';
import { formatProbability } from '../format/number';
import { useTexts } from '../language/useTexts';
import { useMetricFormat } from './useMetricFormat';

const ICONS: Record<VerdictId, typeof FlatIcon> = {
  better: ArrowUpIcon,
  worse: ArrowDownIcon,
  'no-clear-change': FlatIcon,
  'too-few': UnknownIcon,
  'no-baseline': UnknownIcon,
};

const useStyles = makeStyles(
  theme => ({
    better: { color: theme.palette.success.main },
    worse: { color: theme.palette.error.main },
    neutral: { color: theme.palette.text.secondary },
    icon: { marginRight: theme.spacing(0.5) },
  }),
  { name: 'PluginDevopsVerdict' },
);

/** A verdict in words, with an icon whose direction says whether it got better. */
export function VerdictText(props: { verdict: VerdictId; details?: string }) {
  const { verdict, details } = props;
  const classes = useStyles();
  const t = useTexts();
  const Icon = ICONS[verdict];
  const tone =
    verdict === 'better' || verdict === 'worse'
      ? classes[verdict]
      : classes.neutral;
  return (
    <Box display="flex" alignItems="center" component="span">
      <Icon
        aria-hidden
        fontSize="small"
        className={`${classes.icon} ${tone}`}
      />
      <Typography component="span" variant="body2">
        {t(`dora.verdict.${verdict}`)}
        {details ? ` (${details})` : ''}
      </Typography>
    </Box>
  );
}

/**
 * What may be said about the change since the period before: always in words,
 * with an icon whose direction says whether it got better, never by colour alone.
 */
export function Verdict(props: { answer: MetricAnswer; detailed?: boolean }) {
  const { answer, detailed } = props;
  const { verdict, p } = answer.change;
  const t = useTexts();
  const { language } = useMetricFormat();
  const details = [
    detailed &&
    p !== null &&
    answer.unit === 'seconds' &&
    verdict !== 'no-clear-change'
      ? t('dora.verdict.shift')
      : null,
    detailed && p !== null
      ? t('dora.verdict.probability', { p: formatProbability(p, language) })
      : null,
  ].filter(Boolean);
  return <VerdictText verdict={verdict} details={details.join(', ')} />;
}
