import { LinkRelation, OverrideAction } from '../records/override';
import { DeploymentType } from '../records/record';

/** A person's correction that holds now. Who made it stands in the audit log. @public */
export interface Override {
  /** By which it is undone. */
  id: string;
  /** `deployment:source/id` or `incident:source/id`. */
  target: string;
  /** The entity that the target belongs to. */
  entityRef: string;
  action: OverrideAction;
  relation: LinkRelation | null;
  to: string | null;
  type: DeploymentType | null;
  reason: string | null;
  /** ISO 8601. */
  decidedAt: string;
}

/** `GET /v1/overrides`, newest first. @public */
export interface OverridesAnswer {
  items: Override[];
  nextCursor: string | null;
}
