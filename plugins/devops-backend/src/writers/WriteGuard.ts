import { ServiceUnavailableError } from '@backstage/errors';
import {
  RecordProblem,
  RecordVersion,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { EntityDirectory } from '../ingestion/EntityDirectory';
import { MatchableEntity } from '../ingestion/matching';
import { JudgedChange, judgeChanges } from './judgeChanges';
import { readKnowledge } from './readKnowledge';
import { WriterRule } from '../store/WriterRule';

/** Judges what one writer would change, while the rows are locked. */
export interface WriteGuard {
  /** Problems by `source/externalId` of those that may not be. */
  refusals(changes: readonly JudgedChange[]): Map<string, RecordProblem>;
}

/** A batch as far as a guard looks at it. */
export interface GuardedBatch {
  /** New versions by `source/externalId`. */
  versions: ReadonlyMap<string, readonly RecordVersion[]>;
  /** Entities that the batch leads to. */
  entities: readonly MatchableEntity[];
  /** Ids of their services. */
  serviceIds: ReadonlyMap<string, number>;
}

/**
 * Asks store and catalog what has to be known to judge a batch. A record that
 * gets another entity meanwhile is refused: its service is none of those asked.
 *
 * @throws ServiceUnavailableError when the catalog does not answer
 */
export async function prepareGuard(
  rule: WriterRule,
  batch: GuardedBatch,
  options: { knex: Knex; directory: EntityDirectory },
): Promise<WriteGuard> {
  const known = await readKnowledge(rule, batch, {
    knex: options.knex,
    entitiesByRef: async refs => {
      try {
        return await options.directory.byRefs(refs);
      } catch (error) {
        throw new ServiceUnavailableError(
          'The catalog did not answer, so it is not known what this sender may write; send it again soon',
          error,
        );
      }
    },
  });
  return { refusals: changes => judgeChanges(rule, changes, known) };
}
