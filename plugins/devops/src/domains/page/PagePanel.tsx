import { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    panel: { padding: theme.spacing(2), marginTop: theme.spacing(3) },
  }),
  { name: 'PluginDevopsPagePanel' },
);

/** A part of the page under a heading of the second level. */
export function PagePanel(props: {
  id: string;
  title: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  const headingId = `devops-${props.id}`;
  return (
    <Paper
      component="section"
      aria-labelledby={headingId}
      className={classes.panel}
    >
      <Typography id={headingId} variant="h5" component="h2" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </Paper>
  );
}
