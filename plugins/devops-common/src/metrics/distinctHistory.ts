import { distinctChanges } from './distinctChanges';
import { ServiceHistory } from './facts';
import { distinctRecords } from './ordering';

/** The history without repetition and in an order that does not depend on arrival. */
export function distinctHistory(history: ServiceHistory): ServiceHistory {
  return {
    ...history,
    deployments: distinctRecords(history.deployments).map(deployment => {
      const { changes } = deployment;
      return { ...deployment, changes: changes && distinctChanges(changes) };
    }),
    changes: distinctRecords(history.changes),
    incidents: distinctRecords(history.incidents),
    artifacts: distinctRecords(history.artifacts),
    overrides: distinctRecords(history.overrides ?? []),
  };
}
