import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import DomainsIcon from '@material-ui/icons/AccountTreeOutlined';
import { rootRouteRef } from '../routes';
import { isDevopsDomain, isDevopsDomainAvailable } from './availability';

export const systemDomainCard = EntityCardBlueprint.make({
  name: 'domain',
  params: {
    type: 'content',
    filter: isDevopsDomainAvailable,
    loader: () =>
      import('./system/SystemDomainCard').then(m => <m.SystemDomainCard />),
  },
});

export const domainSystemsCard = EntityCardBlueprint.make({
  name: 'domain-systems',
  params: {
    type: 'content',
    filter: isDevopsDomain,
    loader: () =>
      import('./domain/DomainSystemsCard').then(m => <m.DomainSystemsCard />),
  },
});

export const domainsPage = PageBlueprint.make({
  params: {
    path: '/devops',
    title: 'DevOps',
    icon: <DomainsIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../page/DevopsPage').then(m => (
        <main>
          <m.DevopsContent />
        </main>
      )),
  },
});

/** Cards and page of the domains, for the new frontend system. */
export const domainsExtensions = [
  systemDomainCard,
  domainSystemsCard,
  domainsPage,
];
