import {
  Definitions,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  ConnectorRecord,
  DeliveryContext,
} from '@devops-domains/backstage-plugin-devops-node';
import { DeploymentsFrom } from '../configuration/gitlabSettings';
import { Project } from '../records/project';
import { SOURCE_NAME } from '../records/source';
import { GitlabApi } from './GitlabApi';

/** How many records are written in one transaction. */
const BATCH = 500;

/** A project whose history is read, and where it goes. */
export interface ProjectHistory {
  api: GitlabApi;
  project: Project & { id: number };
  defaultBranch: string | null;
  entityRef: string;
  /** Production environments by the entity's own annotation; null without it. */
  productionEnvironments: string[] | null;
  definitions: Definitions;
  /** What tells of a deployment, here as in events. */
  deploymentsFrom: DeploymentsFrom;
  incidentLabels: readonly string[];
  /** Tiers of the project's environments by name, once they were asked for. */
  tiers?: Promise<Map<string, string>>;
  write(records: ConnectorRecord[]): Promise<void>;
}

/** Writes records of one entity in batches, and tells its readers which were refused. */
export function writerOf(
  context: DeliveryContext,
  entityRef: string,
): ProjectHistory['write'] {
  return async records => {
    for (let at = 0; at < records.length; at += BATCH) {
      context.signal.throwIfAborted();
      const results = await context.write(
        records
          .slice(at, at + BATCH)
          .map(record => ({ ...record, source: SOURCE_NAME, entityRef })),
      );
      const rejected = results.filter(({ result }) => result === 'rejected');
      if (rejected.length > 0) {
        await context.reportError(wordsOf(rejected), entityRef);
      }
    }
  };
}

function wordsOf(rejected: readonly WriteResult[]): string {
  const [{ externalId, problems }] = rejected;
  const [first] = problems ?? [];
  const reason = first ? `: ${first.path} ${first.message}` : '';
  return `${rejected.length} records were refused, the first ${externalId}${reason}`;
}
