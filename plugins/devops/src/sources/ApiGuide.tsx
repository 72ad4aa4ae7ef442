import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';
import { CopyableLines } from '../domains/CopyableLines';
import { useTexts } from '../language/useTexts';
import { deploymentExample, incidentExample } from '../state/deploymentExample';
import { useBackendAddress } from './useBackendAddress';

const DOCUMENTATION =
  'https://github.com/devops-domains/backstage-plugins/blob/main/README.md#send-a-deployment';

/** How a source of one's own sends its records to the API. */
export function ApiGuide(props: {
  source: Pick<SourceHealth, 'source' | 'title' | 'delivers'>;
}) {
  const { source, title, delivers } = props.source;
  const t = useTexts();
  const addressOf = useBackendAddress();
  const isPager = delivers.length > 0 && delivers.every(k => k === 'incident');
  const address = addressOf(
    `/api/devops/v1/${isPager ? 'incidents' : 'deployments'}`,
  );
  const example = isPager
    ? incidentExample(address, source)
    : deploymentExample(address, '', source);
  return (
    <>
      <Typography variant="body2">{t('sources.connect.records')}</Typography>
      <CopyableLines
        text={example}
        label={t('sources.connect.copyRecords', { title })}
      />
      <Typography variant="body2">
        {t('sources.connect.recordsToken')}
      </Typography>
      <Typography variant="body2">
        <Link to={DOCUMENTATION} underline="always">
          {t('sources.connect.recordsDocumentation')}
        </Link>
      </Typography>
    </>
  );
}
