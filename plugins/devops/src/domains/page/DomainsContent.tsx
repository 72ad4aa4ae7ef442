import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useTexts } from '../../language/useTexts';
import { DomainsFailure } from '../DomainsFailure';
import { useDomains } from '../useDomains';
import { DomainsOverview } from './DomainsOverview';

/** The eight domains, in one request. */
export function DomainsContent() {
  const t = useTexts();
  const { value, error, retry } = useDomains();
  let content = <Progress />;
  if (error) {
    content = <DomainsFailure error={error} onRetry={retry} />;
  } else if (value) {
    content = <DomainsOverview answer={value} />;
  }
  return (
    <>
      <Typography variant="body1" gutterBottom>
        {t('domains.page.intro')}
      </Typography>
      {content}
    </>
  );
}
