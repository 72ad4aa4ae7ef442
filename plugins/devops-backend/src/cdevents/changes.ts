import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { CdEvent } from './eventSchema';
import { firstWins } from './firstWins';
import { externalId } from './identity';
import { isCommit } from './packageUrl';
import { leadsNowhere, NO_WAY, wayToEntity } from './wayToEntity';

/** Which instant of a pull request an event tells. */
const INSTANTS = {
  created: 'openedAt',
  reviewed: 'firstReviewAt',
  merged: 'mergedAt',
} as const;

/**
 * `change.created`, `change.reviewed` and `change.merged`. Each is a record of
 * its own about the same revision: together they tell the life of the change.
 */
export function readChange(
  event: CdEvent,
  predicate: keyof typeof INSTANTS,
): Reading {
  const { at, custom, subject } = event;
  const revision =
    custom.commitSha ?? (isCommit(subject.id) ? subject.id : undefined);
  if (!revision) {
    return {
      ignored: 'says no commit: subject.id is none; add customData.commitSha',
    };
  }
  const way = wayToEntity(event, {});
  if (leadsNowhere(way)) return { ignored: NO_WAY };
  const number = pullRequestNumber(subject.id);
  const change = {
    kind: 'change' as const,
    externalId: externalId(`change.${predicate}`, subject.source, subject.id),
    ...way,
    revision,
  };
  const instants = number !== null && {
    pullRequest: { number, [INSTANTS[predicate]]: at },
  };
  return {
    records: [
      { ...change, updatedAt: at },
      // Opened, first reviewed: of several events the first one counts.
      ...(instants
        ? [{ ...change, updatedAt: firstWins(at), ...instants }]
        : []),
    ],
  };
}

/** The number of a pull request that is called by it: `12`, `org/repo#12`, `…/pull/12`. */
function pullRequestNumber(id: string): number | null {
  const match = /(?:^|[#!/])(\d{1,9})$/.exec(id);
  return match ? Number(match[1]) : null;
}
