import { repositoryOf, SampleService } from './SampleService';
import { perhapsTrouble } from './trouble';

/** Rolled out region by region: each release is a group of two waves. */
export const catalogWeb: SampleService = {
  entityRef: 'component:default/catalog-web',
  repository: repositoryOf('catalog-web'),
  environments: ['prod-eu', 'prod-us'],
  begin: service => day => {
    if (!day.isWorkday) {
      return;
    }
    service.merge(day, {
      pullRequestsPerDay: 2.5,
      codingHours: 4,
      pickupHours: 1,
      reviewHours: 1.5,
      automatedShare: 0.3,
      squash: true,
    });
    const release = service.release(day.at(14.5), {
      minutes: 10,
      brokenShare: 0.02,
    });
    if (release) {
      perhapsTrouble(service, release, {
        share: 0.06,
        recoveryMinutes: 45,
        titles: ['Product pictures do not load', 'Layout shifts on tablets'],
      });
    }
  },
};
