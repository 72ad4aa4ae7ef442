import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { SampleChip } from '../state/DataChips';
import { BackfillProgress } from './BackfillProgress';
import { ConnectGuide } from './ConnectGuide';
import { SourceFields } from './SourceFields';
import { stateOf } from './sourceState';
import { SourceStateText } from './SourceStateText';
import { WaitingNotice } from './WaitingNotice';

const useStyles = makeStyles(
  theme => ({
    source: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
    },
  }),
  { name: 'PluginDevopsSource' },
);

/** A source: how it does, and unfolded how it is connected. */
export function SourceItem(props: {
  source: SourceHealth;
  timeZone: string;
  /** Undefined where it cannot be tried, or not by this person. */
  onTest?: () => void;
}) {
  const { source, timeZone, onTest } = props;
  const { title } = source;
  const classes = useStyles();
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const guideId = `devops-source-${source.source}`;
  return (
    <Paper component="li" className={classes.source}>
      <div className={classes.row}>
        <Typography variant="h5" component="h3">
          {title}
        </Typography>
        <SourceStateText state={stateOf(source)} />
        {source.secret === 'unsigned' && <SourceStateText state="unsigned" />}
        {source.sample && <SampleChip />}
      </div>
      <BackfillProgress source={source} timeZone={timeZone} />
      <SourceFields source={source} timeZone={timeZone} />
      <WaitingNotice waiting={source.waiting} />
      <div className={classes.row}>
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={open ? guideId : undefined}
          onClick={() => setOpen(!open)}
        >
          {open
            ? t('sources.connect.hide', { title })
            : t('sources.connect.show', { title })}
        </Button>
        {onTest && (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('sources.test.openOf', { title })}
            onClick={onTest}
          >
            {t('sources.test.open')}
          </Button>
        )}
      </div>
      {open && (
        <Box id={guideId} mt={1}>
          <ConnectGuide source={source} />
        </Box>
      )}
    </Paper>
  );
}
