import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../language/useTexts';
import { ApiGuide } from './ApiGuide';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2), marginTop: theme.spacing(2) },
  }),
  { name: 'PluginDevopsOwnPipeline' },
);

/** What needs no module: a pipeline that calls the API. */
export function OwnPipeline() {
  const classes = useStyles();
  const t = useTexts();
  const title = t('sources.own.title');
  const headingId = 'devops-own-pipeline';
  return (
    <Paper
      component="section"
      className={classes.root}
      aria-labelledby={headingId}
    >
      <Typography id={headingId} variant="h5" component="h3">
        {title}
      </Typography>
      <Typography variant="body2">{t('sources.own.description')}</Typography>
      <ApiGuide source={{ source: 'my-pipeline', title, delivers: [] }} />
    </Paper>
  );
}
