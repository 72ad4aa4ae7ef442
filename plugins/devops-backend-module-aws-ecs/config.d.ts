export interface Config {
  devops?: {
    sources?: {
      /** AWS ECS, see also `webhook` of every source. */
      'aws-ecs'?: {
        /** Topic of Backstage's events under which SQS messages arrive; default `aws-ecs`. */
        topic?: string;
        /** Which environment services are of: the first rule that fits, else the name of the cluster. */
        environments?: Array<{
          environment: string;
          /** Id of the AWS account; any by default. */
          account?: string;
          /** Any by default. */
          region?: string;
          /** Name of the ECS cluster; any by default. */
          cluster?: string;
        }>;
      };
    };
  };
}
