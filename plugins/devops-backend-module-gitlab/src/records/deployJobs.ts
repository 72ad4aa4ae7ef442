import { z } from 'zod';
import { GitlabSettings } from '../configuration/gitlabSettings';
import { optionalText } from '../webhook/hookSchemas';

/** The environment of a job; other actions than `start` deploy nothing. */
export const jobEnvironmentSchema = z
  .object({
    name: optionalText,
    action: optionalText,
    deployment_tier: optionalText,
  })
  .nullish();

type JobEnvironment = Partial<
  NonNullable<z.infer<typeof jobEnvironmentSchema>>
>;

/** Whether a job deploys: by the configured names, else because it names an environment. */
export function isDeployJob(
  name: string,
  environment: JobEnvironment | null | undefined,
  { deployJobs }: Pick<GitlabSettings, 'deployJobs'>,
): boolean {
  if (environment?.action && environment.action !== 'start') {
    return false;
  }
  return deployJobs ? deployJobs.test(name) : Boolean(environment?.name);
}
