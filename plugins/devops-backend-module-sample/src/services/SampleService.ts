import { Day, SampleCalendar } from '../calendar/SampleCalendar';
import {
  ServiceIdentity,
  ServiceSimulation,
} from '../simulation/ServiceSimulation';

/** What happens on one day. Days are lived in order, none is left out. */
export type DayScript = (day: Day) => void;

/** A service of the example company and its story. */
export interface SampleService extends ServiceIdentity {
  /** Called once for each simulation; what it keeps between days stays in its closure. */
  begin(service: ServiceSimulation, calendar: SampleCalendar): DayScript;
}

/** Where the example company keeps its code; a reserved name that nobody owns. */
export function repositoryOf(name: string): string {
  return `https://git.example.org/shop/${name}`;
}
