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

/** A word about the data; a pointer or the keyboard brings what it means. */
function DataChip(props: { label: string; hint: string }) {
  const classes = useStyles();
  return (
    <Tooltip title={props.hint}>
      <Chip
        size="small"
        variant="outlined"
        className={classes.chip}
        label={props.label}
        tabIndex={0}
      />
    </Tooltip>
  );
}

/** Says that records were generated for the example company. */
export function SampleChip() {
  const t = useTexts();
  return (
    <DataChip
      label={t('dora.notices.sample')}
      hint={t('dora.notices.sampleHint')}
    />
  );
}

/** Says that facts are being computed again. */
export function StaleChip() {
  const t = useTexts();
  return (
    <DataChip
      label={t('dora.notices.stale')}
      hint={t('dora.notices.staleHint')}
    />
  );
}
