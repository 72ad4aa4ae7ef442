import { Instant } from './instant';
import type { DeploymentType, StoredRecordBase } from './record';

/** What a person can correct about a record. @public */
export const OVERRIDE_ACTIONS = [
  'exclude',
  'exclude-change',
  'set-link',
  'remove-link',
  'set-type',
] as const;

/** @public */
export type OverrideAction = (typeof OVERRIDE_ACTIONS)[number];

/** The links of a record that can be corrected. @public */
export const LINK_RELATIONS = ['causedBy', 'duplicateOf', 'fixes'] as const;

/** `causedBy` and `duplicateOf` are an incident's, `fixes` is a deployment's. @public */
export type LinkRelation = (typeof LINK_RELATIONS)[number];

/**
 * A person's correction of a record that a source sent. The record itself stays
 * as it is; `applyOverrides` makes the correction hold wherever numbers are
 * computed. Who made it stands in the audit log, never here.
 *
 * @public
 */
export interface OverrideRecord extends StoredRecordBase {
  kind: 'override';
  /** `deployment:source/id`, `incident:source/id`, or `change:source/id` of `exclude-change`. */
  target: string;
  action: OverrideAction;
  /** Of `set-link` and `remove-link`; null for the other actions. */
  relation: LinkRelation | null;
  /**
   * Where the link leads: a reference for `set-link`. For `remove-link` of
   * `fixes` the one that is taken away, null for all of them. For `exclude-change`
   * the change, as `revision:…`: what a deployment lists has no id of its own, and
   * several records may describe one change.
   */
  to: string | null;
  /** Of `set-type`; null for the other actions. */
  type: DeploymentType | null;
  /** Why, in the person's own words. */
  reason: string | null;
  /** When it was decided; orders the overrides of one target. */
  decidedAt: Instant;
}
