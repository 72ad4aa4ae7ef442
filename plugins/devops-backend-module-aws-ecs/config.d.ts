export interface Config {
  devops?: {
    sources?: {
      /** AWS ECS, see also `webhook` of every source. */
      'aws-ecs'?: {};
    };
  };
}
