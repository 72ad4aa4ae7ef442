import { Config } from '@backstage/config';

const KEY = 'backend.auth.externalAccess';

/** What the framework calls the holder of one of `backend.auth.keys`. */
const OLD_KEYS_SUBJECT = 'external:backstage-plugin';

const SECRET_TYPES = ['static', 'legacy'];

/** An entry whose tokens somebody else gives out. */
export interface TokenIssuer {
  /** Of the entry in the configuration. */
  key: string;
  /** Whether its subjects begin as `start` says; of a type that the portal added nobody knows. */
  isJwks: boolean;
  /** What all its subjects begin with: `external:github:`. */
  start: string;
  /** Whether `start` tells it from other issuers. */
  hasPrefix: boolean;
}

/** Who of outside the framework lets in. */
export interface ExternalAccess {
  /** The subjects of those who hold a secret. */
  secretSubjects: ReadonlySet<string>;
  issuers: readonly TokenIssuer[];
  /** Whether only a holder of a secret from the configuration can have this subject. */
  holdsSecret(subject: string): boolean;
}

/**
 * Reads `backend.auth.externalAccess`. A token of an issuer (`jwks`) gets a
 * subject that begins with `external:` and the entry's prefix; a secret has the
 * subject of its entry as it is, and one whose subject could be an issuer's proves
 * nothing.
 */
export function readExternalAccess(config: Config): ExternalAccess {
  const entries = config.getOptionalConfigArray(KEY) ?? [];
  const secretSubjects = new Set<string>();
  const issuers: TokenIssuer[] = [];
  entries.forEach((entry, index) => {
    const type = entry.getString('type');
    if (SECRET_TYPES.includes(type)) {
      secretSubjects.add(entry.getString('options.subject'));
      return;
    }
    const prefix = entry.getOptionalString('options.subjectPrefix');
    issuers.push({
      key: `${KEY}[${index}]`,
      isJwks: type === 'jwks',
      start: prefix ? `external:${prefix}:` : 'external:',
      hasPrefix: Boolean(prefix),
    });
  });
  if (config.getOptionalConfigArray('backend.auth.keys')?.length) {
    secretSubjects.add(OLD_KEYS_SUBJECT);
  }
  return {
    secretSubjects,
    issuers,
    holdsSecret: subject =>
      secretSubjects.has(subject) &&
      !issuers.some(one => one.isJwks && subject.startsWith(one.start)),
  };
}
