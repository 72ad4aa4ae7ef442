import {
  completeRecord,
  DeploymentRecord,
  mergeVersions,
  parseRecord,
  ServiceHistory,
} from '@devops-domains/backstage-plugin-devops-common';
import { readNdjson, releasesFile } from './realReleases';
import { runScript } from './scripts';

export const serviceOf = (project: string) => `component:default/${project}`;

/** The file of a project as `npm run import` takes it. */
export async function convertedFile(project: string): Promise<string> {
  const { code, stdout, stderr } = await runScript('convert-releases.mjs', [
    releasesFile(project),
    '--entity',
    serviceOf(project),
  ]);
  if (code !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}

/** The records of a project as the definitions take them. */
export async function convertedHistory(
  project: string,
): Promise<ServiceHistory> {
  const service = serviceOf(project);
  const deployments = readNdjson(await convertedFile(project)).map(input => {
    const parsed = parseRecord(input);
    if (!parsed.ok) {
      throw new Error(JSON.stringify(parsed.problems));
    }
    const completed = completeRecord(mergeVersions([parsed.version]), service);
    if (!completed.ok) {
      throw new Error(JSON.stringify(completed.problems));
    }
    return completed.record as DeploymentRecord;
  });
  return {
    service,
    productionEnvironments: null,
    deployments,
    changes: [],
    incidents: [],
    artifacts: [],
    foreignDeployments: [],
  };
}
