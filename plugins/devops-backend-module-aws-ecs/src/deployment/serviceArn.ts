/** The annotation of the Amazon ECS plugin for Backstage. */
export const SERVICE_ARN_ANNOTATION = 'aws.amazon.com/amazon-ecs-service-arn';

/** What an ARN says about where an ECS service runs. */
export interface ServiceArn {
  arn: string;
  region: string;
  account: string;
  /** `default` in the old form of ARNs, which leaves it out. */
  cluster: string;
  service: string;
}

const PATTERN =
  /^arn:[\w-]+:ecs:([\w-]+):(\d+):service\/(?:([^/\s]+)\/)?([^/\s]+)$/;

/** @returns null when the text is no ARN of an ECS service */
export function parseServiceArn(arn: string): ServiceArn | null {
  const match = PATTERN.exec(arn);
  if (!match) {
    return null;
  }
  const [, region, account, cluster = 'default', service] = match;
  return { arn, region, account, cluster, service };
}
