import { ReworkReason } from './facts';

/** One deployment on the time line, in any environment and any state. @public */
export interface TimelineDeployment {
  id: string;
  entityRef: string;
  environment: string;
  production: boolean | null;
  status: string;
  /** As it counts: with what persons have corrected. */
  type: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  version: string | null;
  url: string | null;
  /** Id of the release that it is, or is a wave of; null for what is none. The last wave has the id of its release. */
  release: string | null;
  /** Ids of the waves of its release, its own and superseded ones included, where they are several. */
  waves?: string[];
  /** Null for what is no release, and for all waves of one but the last. */
  failed: boolean | null;
  suspect: boolean;
  /** Why it is unplanned work; said of the last wave only, as `suspect` and `changes` are. */
  rework: ReworkReason[];
  changes: number | null;
  sample: boolean;
}

/** `GET /v1/deployments`. @public */
export interface TimelineAnswer {
  entityRef: string;
  /** The last success in each environment. On the first page only, empty on later ones and where only releases are asked for. */
  live: {
    entityRef: string;
    environment: string;
    production: boolean | null;
    version: string | null;
    since: string;
    url: string | null;
  }[];
  items: TimelineDeployment[];
  nextCursor: string | null;
}
