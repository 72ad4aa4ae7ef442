import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { repositoryKey } from '@devops-domains/backstage-plugin-devops-common';
import { ExternalAccess } from './externalAccess';
import { matchSubject } from './subjectPattern';
import { WriterEntry } from './writersSchema';
import { WriterRule } from '../store/WriterRule';

/** What of the configuration says who holds a secret. */
type Access = Pick<ExternalAccess, 'holdsSecret' | 'issuers'>;

/** Knows what each caller may write. */
export class Writers {
  readonly #entries: readonly WriterEntry[];
  readonly #access: Access;

  constructor(options: { entries: readonly WriterEntry[]; access: Access }) {
    this.#entries = options.entries;
    this.#access = options.access;
  }

  /**
   * The rule for a caller; null for one that may write everything. The first
   * entry that fits decides; one for the holder of a secret narrows what it may.
   *
   * @throws NotAllowedError when it may write nothing
   */
  ruleOf(credentials: BackstageCredentials): WriterRule | null {
    const subject = externalSubject(credentials);
    if (subject === null) return null;
    // Without any issuer, whoever was let in just now holds a secret.
    const isLetIn = this.#access.issuers.length === 0;
    return this.#findRule(
      subject,
      isLetIn || this.#access.holdsSecret(subject),
    );
  }

  /**
   * As {@link ruleOf}, of an external caller who sent something before. Nobody has
   * let it in now: the issuer of its token may have been taken out since.
   *
   * @throws NotAllowedError when it may write nothing, or no more
   */
  ruleOfSubject(subject: string): WriterRule | null {
    return this.#findRule(subject, this.#access.holdsSecret(subject));
  }

  /**
   * By whom it is to be judged later what a caller sends now: its subject, also
   * where the entry for it sets no limit yet. Null where no entry is for it, so that
   * its secret lets it write everything.
   */
  senderOf(credentials: BackstageCredentials): string | null {
    const subject = externalSubject(credentials);
    return subject !== null && this.#findEntry(subject) ? subject : null;
  }

  #findEntry(subject: string) {
    for (const entry of this.#entries) {
      const match = matchSubject(entry.pattern, subject);
      if (match) return { entry, path: match.path };
    }
    return null;
  }

  #findRule(subject: string, holdsSecret: boolean): WriterRule | null {
    const found = this.#findEntry(subject);
    if (found) return toRule(found.entry, subject, found.path);
    if (holdsSecret) return null;
    throw new NotAllowedError(
      `${subject} may neither write nor read: no entry of devops.writers is for this subject`,
    );
  }

  /** @throws NotAllowedError when the caller may write nothing: then it may read nothing either */
  requireKnown(credentials: BackstageCredentials): void {
    this.ruleOf(credentials);
  }

  /** @throws NotAllowedError when the caller may not write everything */
  requireFree(credentials: BackstageCredentials): void {
    if (this.ruleOf(credentials)) {
      throw new NotAllowedError(
        `${externalSubject(
          credentials,
        )} may only send records: to POST /v1/deployments, /v1/changes, /v1/incidents, /v1/artifacts, /v1/events or /v1/import`,
      );
    }
  }
}

/** Null for a user and for a plugin of this portal. */
function externalSubject({ principal }: BackstageCredentials): string | null {
  const { type, subject } = (principal ?? {}) as {
    type?: unknown;
    subject?: unknown;
  };
  return type === 'service' &&
    typeof subject === 'string' &&
    !subject.startsWith('plugin:')
    ? subject
    : null;
}

function toRule(
  entry: WriterEntry,
  subject: string,
  path: string | null,
): WriterRule | null {
  const { sources, anyEntity } = entry;
  if (anyEntity && !sources) return null;
  const repositories = new Set(entry.repositories);
  if (path !== null) repositories.add(ownRepository(entry, path));
  return {
    subject,
    sources: sources && new Set(sources),
    anyEntity,
    entities: new Set(entry.entities),
    repositories,
  };
}

function ownRepository({ host }: WriterEntry, path: string): string {
  const address = `${host}/${path}`.toLowerCase();
  // Where two repositories were spelled the same, one could write for the other.
  if (repositoryKey(`https://${address}`) !== address) {
    throw new NotAllowedError(
      `The repository ${address} cannot be told apart from others by its address; list its entities in devops.writers for a static token`,
    );
  }
  return address;
}
