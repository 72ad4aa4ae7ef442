import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { entityDoraRouteRef } from '../routes';
import { isDoraAvailable } from './availability';

export const doraCard = EntityCardBlueprint.make({
  name: 'dora',
  params: {
    type: 'content',
    filter: isDoraAvailable,
    loader: () => import('./OverviewCard').then(m => <m.OverviewCard />),
  },
});

export const doraContent = EntityContentBlueprint.make({
  name: 'dora',
  params: {
    path: '/dora',
    title: 'DORA',
    group: 'deployment',
    filter: isDoraAvailable,
    routeRef: entityDoraRouteRef,
    loader: () => import('./DoraContent').then(m => <m.DoraContent />),
  },
});

/** Card and tab of the metrics, for the new frontend system. */
export const doraExtensions = [doraCard, doraContent];
