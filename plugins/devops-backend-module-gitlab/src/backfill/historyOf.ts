import {
  DeliveryContext,
  History,
} from '@devops-domains/backstage-plugin-devops-node';
import { ProjectHistory } from './ProjectHistory';
import { readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { readMergeRequests } from './readMergeRequests';

/** A project as a history that is read slice by slice. */
export function historyOf(
  context: DeliveryContext,
  history: ProjectHistory,
): History {
  const { api, entityRef, project } = history;
  return {
    key: `project/${new URL(project.webUrl).host}/${project.id}`,
    entityRef,
    basis: {
      entityRef,
      deploymentsFrom: history.deploymentsFrom,
      incidentLabels: history.incidentLabels,
      productionEnvironments: history.definitions.productionEnvironments,
      ofEntity: history.productionEnvironments,
    },
    async read(slice) {
      // A pipeline is a record of its own: those of its jobs would double it.
      if (history.deploymentsFrom !== 'pipelines') {
        await readDeployments(history, slice);
      }
      await readMergeRequests(history, slice);
      await readIncidents(history, slice);
      const count = api.takeUnreadable(project.id);
      if (count > 0) {
        await context.reportError(
          `${count} entries of GitLab's lists are not as it documents them and were passed over`,
          entityRef,
        );
      }
    },
  };
}
