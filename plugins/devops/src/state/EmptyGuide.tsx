import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CopyTextButton } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Finding } from '@devops-domains/backstage-plugin-devops-common';
import { FindingList } from '../findings/FindingList';
import { useTexts } from '../language/useTexts';
import { deploymentExample } from './deploymentExample';

const useStyles = makeStyles(
  theme => ({
    code: {
      margin: 0,
      padding: theme.spacing(1),
      overflowX: 'auto',
      background: theme.palette.background.default,
    },
  }),
  { name: 'PluginDevopsEmptyGuide' },
);

/** Why there is nothing to see of an entity, and how to begin. */
export function EmptyGuide(props: { entityRef: string; findings: Finding[] }) {
  const { entityRef, findings } = props;
  const classes = useStyles();
  const t = useTexts();
  const baseUrl = useApi(configApiRef).getOptionalString('backend.baseUrl');
  const example = deploymentExample(baseUrl ?? '', entityRef);
  return (
    <Box my={2}>
      <Typography variant="h5" component="h3">
        {t('dora.empty.title')}
      </Typography>
      <Typography variant="body1">{t('dora.empty.description')}</Typography>
      <FindingList findings={findings} />
      <Typography variant="body2">{t('dora.empty.curl')}</Typography>
      <Box display="flex" alignItems="flex-start">
        <Box flex={1} minWidth={0}>
          <pre className={classes.code}>{example}</pre>
        </Box>
        <CopyTextButton text={example} />
      </Box>
    </Box>
  );
}
