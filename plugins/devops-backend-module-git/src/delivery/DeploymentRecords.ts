import {
  formatInstant,
  Instant,
  RECORD_LIMITS,
} from '@devops-domains/backstage-plugin-devops-common';
import { KnownHosts } from '../configuration/knownHosts';
import { RepositoryConfig } from '../configuration/readRepository';
import { Commit } from '../history/commit';
import { pageOf } from './links';

/** The name in every record's `source`. */
export const SOURCE_NAME = 'git';

/** A deployment of the HTTP contract, as far as this connector fills it. */
export interface DeploymentRecordInput {
  kind: 'deployment';
  source: typeof SOURCE_NAME;
  externalId: string;
  entityRef: string;
  repository?: string;
  environment: string;
  status: 'succeeded';
  finishedAt: string;
  revision: string;
  /** Absent or null: unknown. */
  changes?: ChangeInput[] | null;
  url?: string;
  updatedAt?: string;
  deleted?: boolean;
}

interface ChangeInput {
  revision: string;
  parents?: string[];
  authoredAt?: string;
  committedAt?: string;
  automated?: boolean;
}

/** What a history says, and what it cannot say. */
export interface Deployments {
  /** The earlier first. */
  records: DeploymentRecordInput[];
  /** How many of them lack their changes because the history is cut. */
  incomplete: number;
  /** How many have more changes than a record may list. */
  tooLarge: number;
  /** How many tags or commits have no date. */
  undated: number;
}

/** A tag or a step of the main branch. */
interface Item {
  page: 'tag' | 'commit';
  name: string;
  revision: string;
  at: Instant | null;
  environment: string;
  /** Null when the history does not tell; undefined when they are not asked for. */
  changes: Commit[] | null | undefined;
}

/** Turns the deployments of one repository into records, and counts what they lack. */
export class DeploymentRecords {
  readonly #found: Deployments = {
    records: [],
    incomplete: 0,
    tooLarge: 0,
    undated: 0,
  };

  constructor(
    private readonly repository: RepositoryConfig,
    private readonly hosts: KnownHosts,
  ) {}

  add(item: Item): void {
    if (item.at === null) {
      this.#found.undated += 1;
      return;
    }
    const { id, entityRef, webUrl } = this.repository;
    this.#found.records.push({
      kind: 'deployment',
      source: SOURCE_NAME,
      externalId: `${id}@${item.name}`,
      entityRef,
      repository: webUrl ?? undefined,
      environment: item.environment,
      status: 'succeeded',
      finishedAt: formatInstant(item.at),
      revision: item.revision,
      changes: this.#listed(item.changes)?.map(changeOf),
      url: pageOf(item.page, item.name, webUrl, this.hosts.kinds),
    });
  }

  result(): Deployments {
    return this.#found;
  }

  #listed(commits: Commit[] | null | undefined): Commit[] | undefined {
    if (commits === null) {
      this.#found.incomplete += 1;
      return undefined;
    }
    if (commits && commits.length > RECORD_LIMITS.changes) {
      this.#found.tooLarge += 1;
      return undefined;
    }
    return commits;
  }
}

function changeOf(commit: Commit): ChangeInput {
  const { oid, parents, authoredAt, committedAt, automated } = commit;
  return {
    revision: oid,
    // Merges of more branches than a record may name keep their parents unknown.
    parents: parents.length <= RECORD_LIMITS.parents ? parents : undefined,
    authoredAt: authoredAt === null ? undefined : formatInstant(authoredAt),
    committedAt: committedAt === null ? undefined : formatInstant(committedAt),
    automated: automated || undefined,
  };
}
