import { repositoryOf, SampleService } from './SampleService';
import { perhapsTrouble } from './trouble';

/** How many days before the anchor the team changed its ways. */
const CHANGE = -90;

const TITLES = [
  'Push messages arrive late',
  'E-mails are sent in the wrong language',
];

/** Slow and fragile until 90 days before the anchor, then quick and calm. */
export const notifications: SampleService = {
  entityRef: 'component:default/notifications',
  repository: repositoryOf('notifications'),
  begin: service => {
    let workdays = 0;
    return day => {
      if (!day.isWorkday) {
        return;
      }
      workdays += 1;
      const improved = day.offset >= CHANGE;
      service.merge(day, {
        pullRequestsPerDay: 2,
        codingHours: improved ? 3 : 16,
        pickupHours: improved ? 0.6 : 7,
        reviewHours: improved ? 1 : 8,
        automatedShare: 0.1,
        squash: true,
      });
      const hours = improved ? [12.2, 17.4] : [14];
      const due = improved || workdays % 3 === 0;
      for (const hour of due ? hours : []) {
        const release = service.release(day.at(hour), {
          minutes: improved ? 7 : 30,
          brokenShare: improved ? 0.01 : 0.1,
        });
        if (release) {
          perhapsTrouble(service, release, {
            share: improved ? 0.03 : 0.4,
            recoveryMinutes: improved ? 20 : 300,
            titles: TITLES,
          });
        }
      }
    };
  },
};
