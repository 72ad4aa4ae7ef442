import { Instant } from '@devops-domains/backstage-plugin-devops-common';

/** What is kept of a commit: no names, addresses or messages. */
export interface Commit {
  oid: string;
  parents: string[];
  /** Null when the commit states no usable date. */
  authoredAt: Instant | null;
  committedAt: Instant | null;
  /** True for a bot's commit. */
  automated: boolean;
}
