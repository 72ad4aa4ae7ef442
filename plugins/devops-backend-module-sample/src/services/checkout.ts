import { repositoryOf, SampleService } from './SampleService';
import { perhapsTrouble } from './trouble';

/** Healthy: several small deployments a day, reviewed within the hour, quick recoveries. */
export const checkout: SampleService = {
  entityRef: 'component:default/checkout',
  repository: repositoryOf('checkout'),
  begin: service => day => {
    if (!day.isWorkday) {
      return;
    }
    service.merge(day, {
      pullRequestsPerDay: 5,
      codingHours: 2.5,
      pickupHours: 0.4,
      reviewHours: 0.7,
      automatedShare: 0.15,
      squash: true,
    });
    let busyUntil = 0;
    for (const hour of [10.8, 13.6, 15.4, 18.3]) {
      const at = day.at(hour + service.random.between(0, 0.4));
      const release =
        at > busyUntil
          ? service.release(at, { minutes: 8, brokenShare: 0.02 })
          : null;
      const hotfix =
        release &&
        perhapsTrouble(service, release, {
          share: 0.04,
          recoveryMinutes: 18,
          titles: [
            'Error rate of placing orders above 2 %',
            'Coupons are refused',
            'Slow basket page on mobile devices',
          ],
        });
      busyUntil = hotfix?.finishedAt ?? 0;
    }
  },
};
