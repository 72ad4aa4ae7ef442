import { ServiceHistory } from './facts';
import { distinctRecords } from './ordering';

/** The history without repetition and in an order that does not depend on arrival. */
export function distinctHistory(history: ServiceHistory): ServiceHistory {
  return {
    ...history,
    deployments: distinctRecords(history.deployments),
    changes: distinctRecords(history.changes),
    incidents: distinctRecords(history.incidents),
    artifacts: distinctRecords(history.artifacts),
    overrides: distinctRecords(history.overrides ?? []),
  };
}
