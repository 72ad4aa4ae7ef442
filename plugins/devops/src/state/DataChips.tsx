import Chip from '@material-ui/core/Chip';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../language/useTexts';

const useStyles = makeStyles(
  theme => ({
    // The themes give chips a margin below, which shifts them out of a line.
    chip: { margin: theme.spacing(0, 0.5) },
  }),
  { name: 'PluginDevopsDataChips' },
);

/** Says that records were generated for the example company. */
export function SampleChip() {
  const classes = useStyles();
  const t = useTexts();
  return (
    <Tooltip title={t('dora.notices.sampleHint')}>
      <Chip
        size="small"
        variant="outlined"
        className={classes.chip}
        label={t('dora.notices.sample')}
        tabIndex={0}
      />
    </Tooltip>
  );
}

/** Says that facts are being computed again. */
export function StaleChip() {
  const classes = useStyles();
  const t = useTexts();
  return (
    <Tooltip title={t('dora.notices.staleHint')}>
      <Chip
        size="small"
        variant="outlined"
        className={classes.chip}
        label={t('dora.notices.stale')}
        tabIndex={0}
      />
    </Tooltip>
  );
}
