import { lazy, Suspense } from 'react';
import { Content, Header, Page, Progress } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { DomainsContent } from '../domains/page/DomainsContent';
import { useTexts } from '../language/useTexts';
import { PageNavigation } from './PageNavigation';

// Most visitors come for the domains.
const DeliveriesContent = lazy(() =>
  import('../deliveries/DeliveriesContent').then(m => ({
    default: m.DeliveriesContent,
  })),
);
const SourcesContent = lazy(() =>
  import('../sources/SourcesContent').then(m => ({
    default: m.SourcesContent,
  })),
);

/** The page and its parts; without a header, which the new frontend system draws by itself. */
export function DevopsContent() {
  return (
    <Content>
      <PageNavigation />
      <Suspense fallback={<Progress />}>
        <Routes>
          <Route path="/sources" element={<SourcesContent />} />
          <Route path="/deliveries" element={<DeliveriesContent />} />
          <Route path="*" element={<DomainsContent />} />
        </Routes>
      </Suspense>
    </Content>
  );
}

/** The same with the header that a page of the old frontend system brings itself. */
export function DevopsPage() {
  const t = useTexts();
  return (
    <Page themeId="tool">
      <Header title={t('domains.page.title')} />
      <DevopsContent />
    </Page>
  );
}
