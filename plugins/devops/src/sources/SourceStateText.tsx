import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FailingIcon from '@material-ui/icons/ErrorOutline';
import FeedsIcon from '@material-ui/icons/CheckCircleOutline';
import NothingIcon from '@material-ui/icons/HourglassEmpty';
import RefusedIcon from '@material-ui/icons/Block';
import SecretIcon from '@material-ui/icons/LockOutlined';
import WaitsIcon from '@material-ui/icons/ReportProblemOutlined';
import UnsignedIcon from '@material-ui/icons/LockOpenOutlined';
import { useTexts } from '../language/useTexts';
import { SourceState } from './sourceState';

type Mark = SourceState | 'unsigned';

const ICONS: Record<Mark, typeof FeedsIcon> = {
  failing: FailingIcon,
  refused: RefusedIcon,
  waits: WaitsIcon,
  feeds: FeedsIcon,
  'nothing-yet': NothingIcon,
  'secret-missing': SecretIcon,
  unsigned: UnsignedIcon,
};

const useStyles = makeStyles(
  theme => ({
    failing: { color: theme.palette.error.main },
    refused: { color: theme.palette.error.main },
    waits: { color: theme.palette.warning.main },
    feeds: { color: theme.palette.success.main },
    'nothing-yet': { color: theme.palette.text.secondary },
    'secret-missing': { color: theme.palette.text.secondary },
    unsigned: { color: theme.palette.warning.main },
  }),
  { name: 'PluginDevopsSourceState' },
);

/** What holds of a source, in words and with an icon, never by colour alone. */
export function SourceStateText(props: { state: Mark }) {
  const { state } = props;
  const classes = useStyles();
  const t = useTexts();
  const Icon = ICONS[state];
  return (
    <Box component="span" display="inline-flex" alignItems="center">
      <Icon aria-hidden fontSize="small" className={classes[state]} />
      <Box ml={0.5} component="span">
        <Typography component="span" variant="body2">
          {t(`sources.state.${state}`)}
        </Typography>
      </Box>
    </Box>
  );
}
