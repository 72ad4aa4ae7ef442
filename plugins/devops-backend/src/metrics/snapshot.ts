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
