import { InputError } from '@backstage/errors';
import {
  Definitions,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * Names what an answer was computed from, so that its evidence can be computed
 * from the same later on. Opaque to clients; it holds no secret and needs none,
 * because it changes nothing but which numbers are asked for.
 */
export interface Snapshot {
  asOf: Instant;
  from: Instant;
  to: Instant;
  /** Hash of the facts, the scope, the definitions and whose incidents are reported. */
  state: string;
}

/** By how much the clock of the replica that gave an answer may be ahead. */
const CLOCK_SKEW_MS = 60_000;

const instant = z.int().min(-8.64e15).max(8.64e15);
const snapshotSchema = z.tuple([
  instant,
  instant,
  instant,
  z.string().max(100),
]);

export function writeSnapshot({ asOf, from, to, state }: Snapshot): string {
  const text = JSON.stringify([asOf, from, to, state]);
  return Buffer.from(text).toString('base64url');
}

/** Throws InputError when the token is none of ours. */
export function readSnapshot(token: string): Snapshot {
  try {
    const text = Buffer.from(token, 'base64url').toString();
    const [asOf, from, to, state] = snapshotSchema.parse(JSON.parse(text));
    return { asOf, from, to, state };
  } catch {
    throw new InputError(
      'snapshot: is not valid; take it from the answer that the number stands in',
    );
  }
}

/** Throws InputError where no answer can have stood for the snapshot. */
export function refuseImpossible(snapshot: Snapshot, now: Instant): void {
  if (snapshot.asOf > now + CLOCK_SKEW_MS || snapshot.from >= snapshot.to) {
    throw new InputError('snapshot: is not valid');
  }
}

/** A window beside the snapshot must be the snapshot's own, or the rows would be another number's. */
export function refuseOtherWindow(
  asked: { from?: string; to?: string },
  snapshot: Snapshot,
): void {
  for (const end of ['from', 'to'] as const) {
    const value = asked[end];
    // The answer's window ended at its present, whatever end was asked for.
    const at = Math.min(Date.parse(value ?? ''), snapshot.asOf);
    if (value !== undefined && at !== snapshot[end]) {
      throw new InputError(
        `${end}: is not the snapshot's; leave it out, or ask for the metrics again`,
      );
    }
  }
}

/**
 * The same for the same facts in any order, and different once any fact of one of
 * the services changed: numbers of the same state are the same numbers.
 */
export function hashState(input: {
  entityRefs: string[];
  services: string[];
  definitions: Definitions;
  facts: { service: string; factsHash: string | null }[];
  incidentSources: ReadonlySet<string>;
}): string {
  const { entityRefs, services, definitions, facts, incidentSources } = input;
  const reported = services.filter(ref => incidentSources.has(ref));
  const states = facts.map(one => [one.service, one.factsHash]).sort();
  const text = JSON.stringify([
    [...entityRefs].sort(),
    services,
    definitions,
    reported,
    states,
  ]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
