import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { readGitConfig } from '../configuration/readGitConfig';
import { GitSource } from '../GitSource';
import { Git } from '../repository/Git';
import { RecordingContext } from './RecordingContext';
import { TestRepository } from './TestRepository';

/** The source, configured to read one test repository. */
export function sourceFor(
  repository: TestRepository,
  entry: JsonObject = {},
  options: { git?: Git; settings?: JsonObject } = {},
) {
  const config = readGitConfig(
    new ConfigReader({
      devops: {
        git: {
          allowedPaths: [repository.root],
          repositories: [
            { path: repository.path, entityRef: 'component:shop', ...entry },
          ],
          ...options.settings,
        },
      },
    }),
  );
  const logger = mockServices.logger.mock();
  const source = new GitSource({ config, logger, git: options.git });
  return {
    async deliver(context: RecordingContext): Promise<void> {
      context.startDelivery();
      await source.deliver(context);
    },
  };
}
