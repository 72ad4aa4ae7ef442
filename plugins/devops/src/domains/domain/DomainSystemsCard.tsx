import { stringifyEntityRef } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DevopsCard } from '../../card/DevopsCard';
import { useTexts } from '../../language/useTexts';
import { Notice } from '../../state/Notice';
import { CardSection } from '../CardSection';
import { CoverageList } from '../CoverageList';
import { DomainsFailure } from '../DomainsFailure';
import { EmptyDomain } from '../EmptyDomain';
import { coverageOf, DomainOverview } from '../overview';
import { useDomains } from '../useDomains';
import { ActivityMatrix } from './ActivityMatrix';

function DomainSystems(props: { domain: DomainOverview | undefined }) {
  const { domain } = props;
  const t = useTexts();
  if (!domain) {
    return <Notice tone="warning">{t('domains.page.unknownDomain')}</Notice>;
  }
  return (
    <>
      <CardSection title={t('domains.coverage.title')}>
        <CoverageList coverage={coverageOf(domain)} />
      </CardSection>
      {domain.systems.length > 0 ? (
        <ActivityMatrix domain={domain} />
      ) : (
        <EmptyDomain domain={domain.domain} />
      )}
    </>
  );
}

/** On a DevOps domain: its Systems, who does what for each, what is missing, and who uses them. */
export function DomainSystemsCard() {
  const { entity } = useEntity();
  const t = useTexts();
  const { value, error, retry } = useDomains();
  const ref = stringifyEntityRef(entity);
  let content = <Progress />;
  if (error) {
    content = <DomainsFailure error={error} onRetry={retry} />;
  } else if (value) {
    content = (
      <DomainSystems
        domain={value.domains.find(({ entityRef }) => entityRef === ref)}
      />
    );
  }
  return <DevopsCard title={t('domains.systems.title')}>{content}</DevopsCard>;
}
