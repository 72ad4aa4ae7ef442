import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Finding } from '@devops-domains/backstage-plugin-devops-common';
import { CopyableLines } from '../domains/CopyableLines';
import { FindingList } from '../findings/FindingList';
import { useTexts } from '../language/useTexts';
import { deploymentExample } from './deploymentExample';

/** Why there is nothing to see of an entity, and how to begin. */
export function EmptyGuide(props: { entityRef: string; findings: Finding[] }) {
  const { entityRef, findings } = props;
  const t = useTexts();
  const baseUrl = useApi(configApiRef).getOptionalString('backend.baseUrl');
  const address = `${baseUrl ?? ''}/api/devops/v1/deployments`;
  const example = deploymentExample(address, entityRef);
  return (
    <Box my={2}>
      <Typography variant="h5" component="h3">
        {t('dora.empty.title')}
      </Typography>
      <Typography variant="body1">{t('dora.empty.description')}</Typography>
      <FindingList findings={findings} />
      <Typography variant="body2">{t('dora.empty.curl')}</Typography>
      <CopyableLines text={example} label={t('dora.empty.copyCurl')} />
    </Box>
  );
}
