import { FactTable, DEPLOYMENT, FLAGS } from '../metrics/factTable';
import { isPlannedRelease } from './cases';

/** What came after releases, and how many times as large it was as what went before. */
export interface Steps {
  after: Float64Array;
  growth: Float64Array;
  /** How many there are; the arrays may be longer. */
  count: number;
}

/** The steps after failed releases and after the others. */
export interface Contrast {
  failed: Steps;
  usual: Steps;
}

/** Of one service, the time between planned releases and what they carried. */
export interface ServiceSteps {
  gaps: Contrast;
  batches: Contrast;
}

/** Numbers of a release that stand next to each other: its instant, then these. */
const BATCH = 1;
const FAILED = 2;
const WIDTH = 3;

/**
 * Reads the steps of each service: its planned releases that have one before and
 * one after them.
 *
 * @param matureUntil - of each service; what was released later may still fail, so it is no step
 * @param visit - gets the position of the service, and steps that are written over for the next one
 */
export function forEachService(
  deployments: FactTable,
  matureUntil: Float64Array,
  visit: (service: number, steps: ServiceSteps) => void,
) {
  const { starts, numbers } = plannedByService(deployments, matureUntil.length);
  const steps = emptySteps(longest(starts));
  for (let service = 0; service < matureUntil.length; service++) {
    clear(steps);
    const first = starts[service] * WIDTH;
    const last = (starts[service + 1] - 1) * WIDTH;
    for (let i = first + WIDTH; i < last; i += WIDTH) {
      const at = numbers[i];
      if (at <= matureUntil[service]) {
        const isFailed = numbers[i + FAILED] === 1;
        const gaps = isFailed ? steps.gaps.failed : steps.gaps.usual;
        add(gaps, at - numbers[i - WIDTH], numbers[i + WIDTH] - at);
        const batches = isFailed ? steps.batches.failed : steps.batches.usual;
        add(batches, numbers[i + BATCH], numbers[i + WIDTH + BATCH]);
      }
    }
    visit(service, steps);
  }
}

/**
 * The planned releases of each service in order of time, one service after another:
 * to jump from release to release through the whole table would take several times as long.
 *
 * @returns `starts` counts the releases before each service, and then all
 */
function plannedByService(
  { service, at, flags, columns }: FactTable,
  services: number,
): { starts: Uint32Array; numbers: Float64Array } {
  const batchSize = columns[DEPLOYMENT.batchSize];
  const starts = new Uint32Array(services + 1);
  for (let i = 0; i < flags.length; i++) {
    starts[service[i] + 1] += isPlannedRelease(flags[i]) ? 1 : 0;
  }
  for (let own = 0; own < services; own++) {
    starts[own + 1] += starts[own];
  }
  const numbers = new Float64Array(starts[services] * WIDTH);
  const next = starts.slice();
  for (let i = 0; i < flags.length; i++) {
    if (isPlannedRelease(flags[i])) {
      const place = next[service[i]]++ * WIDTH;
      numbers[place] = at[i];
      numbers[place + BATCH] = batchSize[i];
      numbers[place + FAILED] = flags[i] & FLAGS.failed ? 1 : 0;
    }
  }
  return { starts, numbers };
}

function longest(starts: Uint32Array): number {
  let most = 0;
  for (let i = 1; i < starts.length; i++) {
    most = Math.max(most, starts[i] - starts[i - 1]);
  }
  return most;
}

function emptySteps(length: number): ServiceSteps {
  const steps = (): Steps => ({
    after: new Float64Array(length),
    growth: new Float64Array(length),
    count: 0,
  });
  const contrast = (): Contrast => ({ failed: steps(), usual: steps() });
  return { gaps: contrast(), batches: contrast() };
}

function clear({ gaps, batches }: ServiceSteps) {
  for (const { failed, usual } of [gaps, batches]) {
    failed.count = 0;
    usual.count = 0;
  }
}

function add(steps: Steps, before: number, after: number) {
  // Nothing can be said to be larger than nothing, or than what is unknown.
  if (before > 0 && after >= 0) {
    steps.after[steps.count] = after;
    steps.growth[steps.count] = after / before;
    steps.count += 1;
  }
}
