import { FactPool } from '../metrics/factPool';
import {
  DEPLOYMENT,
  FactTable,
  FLAGS,
  numbersOf,
  partOf,
  pickFacts,
} from '../metrics/factTable';
import { Window } from '../metrics/query';

/** What one service released in a window. */
export interface Released {
  deployments: FactTable;
  changes: FactTable;
  /** What was released later may still fail. */
  matureUntil: number;
}

/** Takes apart what some services of a pool released. */
export function releasedBy(
  services: readonly number[],
  pool: FactPool,
  window: Window,
  matureUntil: Float64Array,
): Map<number, Released> {
  const wanted = [...new Set(services)];
  if (wanted.length === 0) {
    return new Map();
  }
  // What all others have is passed over once.
  const deployments = factsOf(partOf(pool.deployments, window), wanted);
  const changes = factsOf(partOf(pool.changes, window), wanted);
  return new Map(
    wanted.map(service => [
      service,
      {
        deployments: factsOf(deployments, [service]),
        changes: factsOf(changes, [service]),
        matureUntil: matureUntil[service],
      },
    ]),
  );
}

/** The known numbers of planned releases. */
export function plannedNumbers(
  { deployments }: Released,
  column: (typeof DEPLOYMENT)[keyof typeof DEPLOYMENT],
): Float64Array {
  return numbersOf(deployments, column, FLAGS.release, FLAGS.unplanned);
}

function factsOf(table: FactTable, services: readonly number[]): FactTable {
  const isWanted = new Uint8Array(Math.max(0, ...services) + 1);
  services.forEach(service => {
    isWanted[service] = 1;
  });
  const rows = new Uint32Array(table.service.length);
  let length = 0;
  for (let i = 0; i < rows.length; i++) {
    if (isWanted[table.service[i]] === 1) {
      rows[length++] = i;
    }
  }
  return pickFacts(table, rows.subarray(0, length));
}
