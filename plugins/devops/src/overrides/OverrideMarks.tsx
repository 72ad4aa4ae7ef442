import Chip from '@material-ui/core/Chip';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { Override } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { excludes } from './correctableRecord';
import { useOverrides } from './OverridesContext';
import { overrideText } from './overrideText';

const useStyles = makeStyles(
  theme => ({ mark: { margin: theme.spacing(0, 0.5, 0, 0) } }),
  { name: 'PluginDevopsOverrideMarks' },
);

/** Says that a person has corrected a record, and how. */
export function OverrideMarks(props: { overrides: Override[] }) {
  const classes = useStyles();
  const t = useTexts();
  const { answer } = useOverrides();
  const { language } = useMetricFormat();
  if (props.overrides.length === 0) {
    return null;
  }
  const isExcluded = props.overrides.some(excludes);
  const said = new Set(
    props.overrides.map(override =>
      [
        overrideText(t, override),
        formatInstant(override.decidedAt, language, answer?.timeZone ?? 'UTC'),
        ...(override.reason === null ? [] : [override.reason]),
      ].join(' · '),
    ),
  );
  return (
    <Tooltip title={[...said].join('; ')}>
      <Chip
        size="small"
        className={classes.mark}
        label={t(isExcluded ? 'overrides.excluded' : 'overrides.corrected')}
        tabIndex={0}
      />
    </Tooltip>
  );
}
