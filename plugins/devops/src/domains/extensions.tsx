import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isDevopsDomainAvailable } from './availability';

export const systemDomainCard = EntityCardBlueprint.make({
  name: 'domain',
  params: {
    type: 'content',
    filter: isDevopsDomainAvailable,
    loader: () =>
      import('./system/SystemDomainCard').then(m => <m.SystemDomainCard />),
  },
});

/** Cards and page of the domains, for the new frontend system. */
export const domainsExtensions = [systemDomainCard];
