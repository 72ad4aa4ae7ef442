import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import { CopyTextButton } from '@backstage/core-components';
import { useTexts } from '../language/useTexts';

const useStyles = makeStyles(
  theme => ({
    code: {
      margin: 0,
      padding: theme.spacing(1),
      background: theme.palette.background.default,
      // Wrapped rather than scrolled, so that no keyboard user misses the end.
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'PluginDevopsCopyableLines' },
);

/** Lines of YAML or of a shell to be read, selected, or copied by a button. */
export function CopyableLines(props: { text: string; label: string }) {
  const classes = useStyles();
  const t = useTexts();
  return (
    <Box display="flex" alignItems="flex-start" my={0.5}>
      <Box flex={1} minWidth={0}>
        <pre className={classes.code}>
          <code>{props.text}</code>
        </pre>
      </Box>
      <CopyTextButton
        text={props.text}
        aria-label={props.label}
        tooltipText={t('domains.copy.copied')}
      />
    </Box>
  );
}
