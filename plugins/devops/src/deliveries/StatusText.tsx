import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import IgnoredIcon from '@material-ui/icons/RemoveCircleOutline';
import ProcessedIcon from '@material-ui/icons/CheckCircleOutline';
import UnmatchedIcon from '@material-ui/icons/HelpOutline';
import WaitingIcon from '@material-ui/icons/HourglassEmpty';
import { DeliveryStatus } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';

const ICONS: Record<DeliveryStatus, typeof FailedIcon> = {
  waiting: WaitingIcon,
  processed: ProcessedIcon,
  ignored: IgnoredIcon,
  unmatched: UnmatchedIcon,
  failed: FailedIcon,
};

const useStyles = makeStyles(
  theme => ({
    processed: { color: theme.palette.success.main },
    failed: { color: theme.palette.error.main },
    unmatched: { color: theme.palette.warning.main },
    waiting: { color: theme.palette.text.secondary },
    ignored: { color: theme.palette.text.secondary },
  }),
  { name: 'PluginDevopsDeliveryStatus' },
);

/** What became of a delivery, in words and with an icon, never by colour alone. */
export function StatusText(props: { status: DeliveryStatus }) {
  const { status } = props;
  const classes = useStyles();
  const t = useTexts();
  const Icon = ICONS[status];
  return (
    <Box component="span" display="inline-flex" alignItems="center">
      <Icon aria-hidden fontSize="small" className={classes[status]} />
      <Box ml={0.5} component="span" whiteSpace="nowrap">
        <Typography component="span" variant="body2">
          {t(`deliveries.status.${status}`)}
        </Typography>
      </Box>
    </Box>
  );
}
