import Typography from '@material-ui/core/Typography';
import { Content, Header, Page, Progress } from '@backstage/core-components';
import { useTexts } from '../../language/useTexts';
import { DomainsFailure } from '../DomainsFailure';
import { useDomains } from '../useDomains';
import { DomainsOverview } from './DomainsOverview';

/** The eight domains, in one request; without a header, which the new frontend system draws by itself. */
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
    <Content>
      <Typography variant="body1" gutterBottom>
        {t('domains.page.intro')}
      </Typography>
      {content}
    </Content>
  );
}

/** The same with the header that a page of the old frontend system brings itself. */
export function DomainsPage() {
  const t = useTexts();
  return (
    <Page themeId="tool">
      <Header title={t('domains.page.title')} />
      <DomainsContent />
    </Page>
  );
}
