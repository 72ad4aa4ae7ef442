import { repositoryOf, SampleService } from './SampleService';
import { perhapsTrouble } from './trouble';

const USUAL_GAP = 2;
const LONGEST_GAP = 11;

/** Afraid of deploying: after each failure the next release waits longer, grows larger and recovers slowly. */
export const billing: SampleService = {
  entityRef: 'component:default/billing',
  repository: repositoryOf('billing'),
  begin: service => {
    let fear = 3;
    let pause = USUAL_GAP;
    let busyUntil = 0;
    return day => {
      if (!day.isWorkday) {
        return;
      }
      service.merge(day, {
        pullRequestsPerDay: 1.8,
        codingHours: 9,
        pickupHours: 5,
        reviewHours: 6,
        automatedShare: 0.05,
        squash: false,
      });
      pause -= 1;
      if (pause > 0 || day.at(15) < busyUntil) {
        return;
      }
      const release = service.release(day.at(15), { minutes: 25 });
      const hotfix =
        release &&
        perhapsTrouble(service, release, {
          share: 0.45,
          recoveryMinutes: 26 * 60,
          titles: [
            'Invoices of the month are missing',
            'Tax is computed twice',
            'Nightly settlement did not finish',
          ],
        });
      busyUntil = hotfix?.finishedAt ?? 0;
      pause = hotfix ? fear : USUAL_GAP;
      fear = hotfix ? Math.min(fear + 1, LONGEST_GAP) : fear;
    };
  },
};
