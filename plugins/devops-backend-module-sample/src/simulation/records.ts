/** The name in every record's `source`. */
export const SOURCE_NAME = 'sample';

/** A change as the HTTP contract has it. */
export interface SampleChange {
  revision: string;
  parents: string[];
  authoredAt: string;
  committedAt: string;
  automated: boolean;
  pullRequest?: {
    number: number;
    firstCommitAt: string;
    openedAt: string;
    firstReviewAt?: string;
    approvedAt?: string;
    mergedAt: string;
  };
}

interface Common {
  source: typeof SOURCE_NAME;
  externalId: string;
  entityRef: string;
  repository?: string;
  updatedAt: string;
}

export interface SampleDeployment extends Common {
  kind: 'deployment';
  environment: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  startedAt?: string;
  finishedAt?: string;
  revision: string;
  type?: 'hotfix';
  group?: string;
  changes?: SampleChange[];
  fixes?: string[];
  url: string;
}

export interface SampleIncident extends Common {
  kind: 'incident';
  openedAt: string;
  resolvedAt: string | null;
  severity: string;
  title: string;
  causedBy?: string;
  duplicateOf?: string;
  url: string;
}

export type SampleChangeRecord = Common & { kind: 'change' } & SampleChange;

/** A record of the HTTP contract. */
export type SampleRecord =
  | SampleDeployment
  | SampleIncident
  | SampleChangeRecord;
