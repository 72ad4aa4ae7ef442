import { repositoryOf, SampleService } from './SampleService';
import { perhapsTrouble } from './trouble';

/** A slow build: what is merged waits for days, and then a lot goes out at once. */
export const search: SampleService = {
  entityRef: 'component:default/search',
  repository: repositoryOf('search'),
  begin: service => {
    let workdays = 0;
    return day => {
      if (!day.isWorkday) {
        return;
      }
      workdays += 1;
      service.merge(day, {
        pullRequestsPerDay: 4,
        codingHours: 5,
        pickupHours: 1,
        reviewHours: 2,
        automatedShare: 0.15,
        squash: true,
      });
      if (workdays % 4 === 2) {
        service.cancel(day.at(9.2));
      }
      if (workdays % 4 !== 0) {
        return;
      }
      const release = service.release(day.at(9.6), {
        minutes: 165,
        brokenShare: 0.15,
      });
      if (release) {
        perhapsTrouble(service, release, {
          share: 0.12,
          recoveryMinutes: 150,
          titles: ['Search answers slowly', 'New products are not found'],
        });
      }
    };
  },
};
