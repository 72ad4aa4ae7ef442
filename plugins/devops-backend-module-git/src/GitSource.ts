import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DeliveryContext,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import { GitConfig } from './configuration/readGitConfig';
import { RepositoryConfig } from './configuration/readRepository';
import { deliverRepository } from './delivery/deliverRepository';
import { SOURCE_NAME } from './delivery/DeploymentRecords';
import { Git } from './repository/Git';
import { GitError } from './repository/GitError';

const REPOSITORY = {
  url: 'https://HOST/OWNER/REPOSITORY',
  entityRef: 'component:default/SERVICE',
};

/** Delivers the releases or merges of all configured repositories; one that cannot be read holds up no other. */
export class GitSource implements Source {
  readonly name = SOURCE_NAME;
  readonly configuration = { devops: { git: { repositories: [REPOSITORY] } } };
  readonly documentation =
    'https://github.com/devops-domains/backstage-plugins/blob/main/plugins/devops-backend-module-git/README.md';
  readonly schedule;
  readonly #config: GitConfig;
  readonly #git: Git;
  readonly #logger: LoggerService;

  constructor(options: {
    config: GitConfig;
    logger: LoggerService;
    git?: Git;
  }) {
    this.#config = options.config;
    this.schedule = options.config.schedule;
    this.#logger = options.logger;
    this.#git = options.git ?? new Git({ timeoutMs: options.config.timeoutMs });
  }

  async deliver(context: DeliveryContext): Promise<void> {
    for (const repository of this.#config.repositories) {
      const finding = await this.#deliver(repository, context);
      if (context.signal.aborted) {
        return;
      }
      if (finding) {
        const message = `${repository.id}: ${finding}`;
        await context.reportError(message, repository.entityRef);
      }
    }
  }

  async #deliver(
    repository: RepositoryConfig,
    context: DeliveryContext,
  ): Promise<string | null> {
    try {
      return await deliverRepository(
        this.#git,
        this.#config,
        repository,
        context,
      );
    } catch (error) {
      if (!(error instanceof GitError)) {
        throw error;
      }
      if (!context.signal.aborted) {
        this.#logger.warn(`${repository.id}: ${error.message}`);
      }
      return error.message;
    }
  }
}
