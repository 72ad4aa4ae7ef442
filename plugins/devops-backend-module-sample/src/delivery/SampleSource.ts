import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryContext,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import { SampleCalendar } from '../calendar/SampleCalendar';
import { SAMPLE_SERVICES } from '../services';
import { Entry } from '../simulation/Journal';
import { SampleRecord, SOURCE_NAME } from '../simulation/records';
import { simulate } from '../simulation/simulate';

/** What a write may hold. */
const BATCH_SIZE = 1_000;

const STATE_KEY = 'history';

/** Kept between deliveries. */
interface HistoryState {
  /** The day at which the stories are fixed: that of the first delivery. */
  anchor: string;
  /** Everything up to this instant is stored; null while the first delivery is under way. */
  deliveredUntil: Instant | null;
}

/** Delivers the history of the example company, and then each day as it passes. */
export class SampleSource implements Source {
  readonly name = SOURCE_NAME;
  readonly sample = true;
  readonly configuration = { devops: { sample: { enabled: false } } };
  readonly documentation =
    'https://github.com/devops-domains/backstage-plugins/blob/main/plugins/devops-backend-module-sample/README.md';
  readonly schedule: SchedulerServiceTaskScheduleDefinition = {
    frequency: { minutes: 5 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 3 },
  };

  constructor(private readonly now: () => Instant = Date.now) {}

  async deliver(context: DeliveryContext): Promise<void> {
    const now = this.now();
    const state = await this.#state(context, now);
    const entries = simulate(SAMPLE_SERVICES, state.anchor, now).filter(
      entry => state.deliveredUntil === null || entry.at > state.deliveredUntil,
    );
    const records = latestVersions(entries);
    for (let start = 0; start < records.length; start += BATCH_SIZE) {
      if (context.signal.aborted) {
        return;
      }
      await context.write(records.slice(start, start + BATCH_SIZE));
    }
    if (records.length > 0) {
      // After the write: one that was interrupted is repeated, and changes nothing.
      const delivered: HistoryState = { ...state, deliveredUntil: now };
      await context.setState(STATE_KEY, delivered);
    }
    await context.reportError(null);
  }

  /** The anchor is kept before anything is written, so that it never moves. */
  async #state(context: DeliveryContext, now: Instant): Promise<HistoryState> {
    const stored = await context.getState(STATE_KEY);
    if (isHistoryState(stored)) {
      return stored;
    }
    const anchor = SampleCalendar.dateOf(now);
    const state: HistoryState = { anchor, deliveredUntil: null };
    await context.setState(STATE_KEY, state);
    return state;
  }
}

/** Of all that was said about a record only the last counts. */
function latestVersions(entries: Entry[]): SampleRecord[] {
  const byId = new Map<string, SampleRecord>();
  for (const { record } of entries) {
    byId.set(record.externalId, record);
  }
  return [...byId.values()];
}

function isHistoryState(state: unknown): state is HistoryState {
  return (
    typeof state === 'object' &&
    state !== null &&
    'anchor' in state &&
    typeof state.anchor === 'string' &&
    'deliveredUntil' in state
  );
}
