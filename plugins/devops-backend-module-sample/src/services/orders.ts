import { Release, ServiceSimulation } from '../simulation/ServiceSimulation';
import { repositoryOf, SampleService } from './SampleService';
import { perhapsTrouble } from './trouble';

const MINUTE = 60_000;

const PACE = {
  pullRequestsPerDay: 2.2,
  codingHours: 6,
  pickupHours: 2,
  reviewHours: 3,
  automatedShare: 0.1,
  squash: false,
};

const RISK = {
  share: 0.07,
  recoveryMinutes: 70,
  titles: ['Orders hang in state "packing"', 'Stock level is wrong'],
};

/** Three weeks before the anchor V2 and V3 go out and V1 comes back; nine days before it a hotfix mends an incident. */
export const orders: SampleService = {
  entityRef: 'component:default/orders',
  repository: repositoryOf('orders'),
  begin: (service, calendar) => {
    const rollback = calendar.workdayFrom(-21);
    const hotfix = calendar.workdayFrom(-9);
    let live: Release | null = null;
    return day => {
      if (!day.isWorkday) {
        return;
      }
      if (day.offset === rollback) {
        service.merge(day, PACE, [10.1, 11.6, 14.2, 15.4]);
        service.release(day.at(13), { minutes: 12 });
        service.release(day.at(16.5), { minutes: 12 });
        live = live && service.redeploy(day.at(18.1), 6, live);
        return;
      }
      service.merge(
        day,
        PACE,
        day.offset === hotfix ? [10.3, 12.7, 13.5] : undefined,
      );
      const release = service.release(day.at(15), {
        minutes: 12,
        brokenShare: 0.04,
      });
      if (release && day.offset === hotfix) {
        live = mend(service, release);
      } else if (release) {
        // Calm since shortly before the rollback, so that the stories stand out.
        const isCalm = day.offset >= rollback - 3;
        live =
          (isCalm ? null : perhapsTrouble(service, release, RISK)) ?? release;
      }
    };
  },
};

/** An incident that names its cause, and the hotfix that names the incident. */
function mend(service: ServiceSimulation, release: Release): Release {
  const openedAt = release.finishedAt + 35 * MINUTE;
  const resolvedAt = openedAt + 95 * MINUTE;
  const incident = service.incident({
    openedAt,
    resolvedAt,
    severity: 'major',
    title: 'Order confirmations are sent twice',
    causedBy: release,
  });
  return service.hotfix(resolvedAt - 9 * MINUTE, 6, { incident, release });
}
