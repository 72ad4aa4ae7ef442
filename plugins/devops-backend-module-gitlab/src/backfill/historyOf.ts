import { History } from '@devops-domains/backstage-plugin-devops-node';
import { ProjectHistory } from './ProjectHistory';
import { readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { readMergeRequests } from './readMergeRequests';

/**
 * A project as a history that is read slice by slice.
 *
 * @param entityRefs - whose history it is; the first one stands for all in errors
 */
export function historyOf(
  entityRefs: readonly string[],
  history: ProjectHistory,
): History {
  const { api, project, production, writer } = history;
  const { deploymentsFrom, deployJobs, incidentLabels } = history;
  return {
    key: `project/${new URL(project.webUrl).host}/${project.id}`,
    entityRef: entityRefs[0],
    basis: {
      entityRefs,
      deploymentsFrom,
      deployJobs: String(deployJobs),
      incidentLabels,
      production: production.basis,
    },
    writer,
    async read(slice) {
      // A pipeline is a record of its own: those of its jobs would double it.
      if (deploymentsFrom !== 'pipelines') {
        await readDeployments(history, slice);
      }
      await readMergeRequests(history, slice);
      await readIncidents(history, slice);
      const count = api.takeUnreadable(project.id);
      if (count > 0) {
        await writer.report(
          `${count} entries of GitLab's lists are not as it documents them and were passed over`,
        );
      }
    },
  };
}
