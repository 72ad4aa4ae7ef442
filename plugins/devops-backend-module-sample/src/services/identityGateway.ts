import { repositoryOf, SampleService } from './SampleService';

/** Days between two releases. */
const RHYTHM = 32;

/** Released about once a month: too few to say whether it got better or worse. */
export const identityGateway: SampleService = {
  entityRef: 'component:default/identity-gateway',
  repository: repositoryOf('identity-gateway'),
  begin: (service, calendar) => day => {
    if (!day.isWorkday) {
      return;
    }
    service.merge(day, {
      pullRequestsPerDay: 0.15,
      codingHours: 8,
      pickupHours: 6,
      reviewHours: 8,
      automatedShare: 0.1,
      squash: true,
    });
    const due = Math.ceil((day.offset + 12) / RHYTHM) * RHYTHM - 12;
    const isDue = [due, due - RHYTHM].some(
      offset => calendar.workdayFrom(offset) === day.offset,
    );
    if (isDue) {
      service.release(day.at(11), { minutes: 20 });
    }
  },
};
