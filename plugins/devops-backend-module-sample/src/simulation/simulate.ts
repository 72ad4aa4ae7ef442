import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { SampleCalendar } from '../calendar/SampleCalendar';
import { SampleService } from '../services/SampleService';
import { Entry } from './Journal';
import { ServiceSimulation } from './ServiceSimulation';

/**
 * How many days before the anchor the history begins: 180 for the last 90 days
 * and the 90 before, and a week so that those have something before them.
 */
export const HISTORY_DAYS = 187;

/** Since how many days before the anchor merged changes are told by themselves. */
const CHANGES_DAYS = 14;

/**
 * Everything that the services say up to an instant, in order. The same anchor
 * gives the same beginning, however late the end.
 */
export function simulate(
  services: SampleService[],
  anchor: string,
  until: Instant,
): Entry[] {
  const calendar = new SampleCalendar(anchor);
  const changesFrom = calendar.day(-CHANGES_DAYS).at(0);
  const entries = services.flatMap(service => {
    const simulation = new ServiceSimulation(service, calendar, changesFrom);
    const live = service.begin(simulation, calendar);
    for (const day of calendar.daysUntil(-HISTORY_DAYS, until)) {
      live(day);
    }
    return simulation.journal.entries;
  });
  return entries.filter(entry => entry.at <= until).sort((a, b) => a.at - b.at);
}
