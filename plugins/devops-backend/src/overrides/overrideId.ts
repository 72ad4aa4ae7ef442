import { createHash } from 'node:crypto';
import {
  canonicalJson,
  LinkRelation,
  OverrideAction,
} from '@devops-domains/backstage-plugin-devops-common';

/** The source of all corrections that are made in the portal. */
export const OVERRIDE_SOURCE = 'portal';

/** What a correction is about. */
export interface Subject {
  target: string;
  action: OverrideAction;
  relation: LinkRelation | null;
  to: string | null;
}

/**
 * The external id of a correction: the same for all that is ever decided about
 * one thing, so that a repetition changes nothing and a later decision replaces
 * the earlier one. Of `fixes`, which is a list, each entry is a thing of its own,
 * and so is each change of a deployment.
 */
export function overrideId({ target, action, relation, to }: Subject): string {
  const isOneOfMany = relation === 'fixes' || action === 'exclude-change';
  const aspect = [relation ?? action, ...(isOneOfMany ? [to] : [])];
  return createHash('sha256')
    .update(canonicalJson([target, ...aspect]))
    .digest('hex');
}
