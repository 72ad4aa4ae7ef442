import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { SourceProgress } from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { transact } from './transactions';

/** Progress as it is kept: with what its speed is computed from. */
export interface KeptProgress extends SourceProgress {
  /** When this work was first reported, and how much of it was done then. */
  startedAt: Instant;
  startedDone: number;
  reportedAt: Instant;
}

/** Keeps how far a source has come; null when nothing is left to do. */
export async function setSourceProgress(
  knex: Knex,
  source: string,
  progress: SourceProgress | null,
  now: Instant,
): Promise<void> {
  await transact(knex, async tx => {
    const row: { progress: string | null } | undefined = await tx(
      'source_status',
    )
      .where({ source })
      .first('progress');
    const kept = progress && keep(progress, parseProgress(row?.progress), now);
    await tx('source_status')
      .insert({ source, progress: kept && JSON.stringify(kept) })
      .onConflict('source')
      .merge(['progress']);
  });
}

/** Reads what {@link setSourceProgress} has kept. */
export function parseProgress(
  text: string | null | undefined,
): KeptProgress | null {
  return text ? JSON.parse(text) : null;
}

/**
 * How much longer the work takes at the speed it had so far, in seconds: pauses
 * at a rate limit are part of that speed, the one that it waits in now counts at
 * least in full. Null while it cannot be known.
 */
export function secondsLeft(
  progress: KeptProgress,
  now: Instant,
): number | null {
  const { done, total, waitingUntil, startedAt, startedDone } = progress;
  const advanced = done - startedDone;
  if (total === null || advanced <= 0) {
    return null;
  }
  const speed = advanced / Math.max(progress.reportedAt - startedAt, 1);
  const since = now - progress.reportedAt;
  const working = Math.max(0, (total - done) / speed - since);
  const waiting = Math.max(0, (waitingUntil ?? now) - now);
  return Math.round(Math.max(working, waiting) / 1000);
}

/** Work that goes on keeps its start; other work, or less done than before, starts anew. */
function keep(
  { done, total, what, waitingUntil }: SourceProgress,
  before: KeptProgress | null,
  now: Instant,
): KeptProgress {
  const goesOn = before && before.what === what && before.done <= done;
  return {
    done,
    total,
    what,
    waitingUntil: waitingUntil ?? null,
    startedAt: goesOn ? before.startedAt : now,
    startedDone: goesOn ? before.startedDone : done,
    reportedAt: now,
  };
}
