import { Release, ServiceSimulation } from '../simulation/ServiceSimulation';
import { repositoryOf, SampleService } from './SampleService';

const MINUTE = 60_000;

const PACE = {
  pullRequestsPerDay: 1.6,
  codingHours: 5,
  pickupHours: 1.5,
  reviewHours: 2.5,
  automatedShare: 0.2,
  squash: true,
};

/** Careful, one deployment a day; the last one before the anchor day has failed and its incident is open. */
export const payments: SampleService = {
  entityRef: 'component:default/payments',
  repository: repositoryOf('payments'),
  begin: (service, calendar) => {
    const failing = calendar.workdayBefore(0);
    return day => {
      if (!day.isWorkday) {
        return;
      }
      const isStory = day.offset === failing;
      service.merge(day, PACE, isStory ? [11.2, 14.4, 16.9] : undefined);
      const release = service.release(day.at(18.2), {
        minutes: 15,
        brokenShare: 0.03,
      });
      if (isStory && release) {
        fail(service, release);
      }
    };
  },
};

/** An incident that nobody has ended yet, and a second alert for it. */
function fail(service: ServiceSimulation, release: Release): void {
  const openedAt = release.finishedAt + 22 * MINUTE;
  const trouble = {
    openedAt,
    resolvedAt: null,
    severity: 'critical',
    title: 'Card payments of one bank are declined',
    causedBy: release,
  } as const;
  const incident = service.incident(trouble);
  service.incident(
    {
      ...trouble,
      openedAt: openedAt + 4 * MINUTE,
      title: 'Payment success rate below 97 %',
    },
    incident,
  );
}
