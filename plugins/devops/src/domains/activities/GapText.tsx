import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    gap: { display: 'flex', alignItems: 'flex-start' },
    icon: { marginRight: theme.spacing(0.5) },
  }),
  { name: 'PluginDevopsGapText' },
);

/** Says that something is missing: in words, with an icon, never by colour alone. */
export function GapText(props: { children: string }) {
  const classes = useStyles();
  return (
    <span className={classes.gap}>
      <WarningIcon aria-hidden fontSize="small" className={classes.icon} />
      <span>{props.children}</span>
    </span>
  );
}
