import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { hiddenStyle } from '../chart/hiddenStyle';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';

const useStyles = makeStyles(
  theme => ({
    idle: { opacity: theme.palette.action.disabledOpacity },
    hidden: hiddenStyle,
  }),
  { name: 'PluginDevopsMoreButton' },
);

/**
 * Shows more of a list, and tells those who do not see it how much is shown then.
 * As long as the keyboard stands on it, it stays: a button that vanishes takes the
 * focus with it, and the place on the page.
 */
export function MoreButton(props: {
  label: string;
  /** How much of the list is shown; undefined where the list says so itself. */
  shown?: number;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}) {
  const { label, shown, hasMore, loading, onMore } = props;
  const classes = useStyles();
  const t = useTexts();
  const { number } = useMetricFormat();
  const [used, setUsed] = useState(false);
  if (!hasMore && !used) {
    return null;
  }
  const isIdle = loading || !hasMore;
  const onClick = () => {
    setUsed(true);
    if (!isIdle) onMore();
  };
  return (
    <Box mt={1}>
      <Button
        variant="outlined"
        size="small"
        aria-disabled={isIdle}
        className={isIdle ? classes.idle : undefined}
        onClick={onClick}
        onBlur={() => setUsed(false)}
      >
        {label}
      </Button>
      <span role="status" className={classes.hidden}>
        {used &&
          !loading &&
          shown !== undefined &&
          t(hasMore ? 'dora.more.shown' : 'dora.more.allShown', {
            number: number(shown),
          })}
      </span>
    </Box>
  );
}
