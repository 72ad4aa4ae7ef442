import {
  Instant,
  KINDS_WITHOUT_ENTITY,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  Belonging,
  isSameWay,
  NewRecordRow,
  RecordRow,
} from '../store/recordRows';
import { WriteGuard } from '../writers/WriteGuard';
import { AppliedVersions, VersionOutcome } from './applyVersions';
import { PreparedMatches } from './EntityMatcher';
import { Match } from './matching';
import { toMatchRequest } from './matchingRules';
import { NOT_ASKED, toWaitingReason } from './waitingReasons';

/** What a batch is written with. */
export interface BatchContext {
  matches: PreparedMatches;
  /** Ids of the services that the matches lead to. */
  serviceIds: ReadonlyMap<string, number>;
  receivedAt: Instant;
  /** Judges the changes of a writer who may not write everything. */
  guard?: WriteGuard;
}

/** Where a record belongs after its versions were added. One that names the same entity as before stays where it is. */
export function belongingOf(
  before: RecordRow | undefined,
  { merged }: AppliedVersions,
  context: BatchContext,
): Belonging {
  if (!merged || KINDS_WITHOUT_ENTITY.includes(merged.kind)) {
    return { serviceId: null, waitingReason: null };
  }
  if (before && before.service_id !== null && isSameWay(before, merged)) {
    return { serviceId: before.service_id, waitingReason: null };
  }
  const match = context.matches.match(toMatchRequest(merged));
  const id =
    match && 'entity' in match
      ? context.serviceIds.get(match.entity.entityRef)
      : undefined;
  if (id !== undefined) {
    return { serviceId: id, waitingReason: null };
  }
  // What is deleted waits for nothing; it is matched when it comes back.
  return {
    serviceId: null,
    waitingReason: merged.deleted ? null : reasonOf(match),
  };
}

function reasonOf(match: Match | undefined): string {
  const isReasoned = match && 'reason' in match;
  return toWaitingReason(isReasoned ? match : NOT_ASKED);
}

/** A record that is kept but waits is told so, whatever its versions changed. */
export function withBelonging(
  outcomes: VersionOutcome[],
  before: RecordRow | undefined,
  after: NewRecordRow | undefined,
): VersionOutcome[] {
  const row = after ?? before;
  const isNewlyMatched =
    before && before.service_id === null && row?.service_id !== null;
  return outcomes.map(outcome => {
    if (outcome.result === 'rejected') {
      return outcome;
    }
    if (row?.waiting_reason) {
      const [path, ...words] = row.waiting_reason.split(' ');
      const problems = [{ path, message: words.join(' ') }];
      return { result: 'unmatched', problems };
    }
    return isNewlyMatched && outcome.result === 'unchanged'
      ? { result: 'updated' }
      : outcome;
  });
}
