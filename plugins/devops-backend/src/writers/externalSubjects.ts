import { Config } from '@backstage/config';

/** Tells who of the external callers holds a secret of this portal, and who only a token of some issuer. */
export interface ExternalSubjects {
  /** Whether only a holder of a secret from the configuration can have this subject. */
  holdsSecret(subject: string): boolean;
}

/** What the framework calls the holder of one of `backend.auth.keys`. */
const OLD_KEYS_SUBJECT = 'external:backstage-plugin';

const SECRET_TYPES = ['static', 'legacy'];

/**
 * Reads `backend.auth.externalAccess`. A token of an issuer (`jwks`) gets a
 * subject that begins with `external:` and the entry's prefix; a secret whose
 * subject could be such a one proves nothing.
 */
export function readExternalSubjects(config: Config): ExternalSubjects {
  const entries =
    config.getOptionalConfigArray('backend.auth.externalAccess') ?? [];
  const typed = entries.map(entry => ({
    type: entry.getString('type'),
    subject: entry.getOptionalString('options.subject'),
    prefix: entry.getOptionalString('options.subjectPrefix'),
  }));
  const secrets = new Set<string | undefined>(
    typed
      .filter(({ type }) => SECRET_TYPES.includes(type))
      .map(({ subject }) => subject),
  );
  if (config.getOptionalConfigArray('backend.auth.keys')?.length) {
    secrets.add(OLD_KEYS_SUBJECT);
  }
  const issuers = typed
    .filter(({ type }) => !SECRET_TYPES.includes(type))
    .map(({ type, prefix }) => {
      // Of a type that the portal added nobody knows what its subjects look like.
      if (type !== 'jwks') return '';
      return prefix ? `external:${prefix}:` : 'external:';
    });
  return {
    holdsSecret: subject =>
      issuers.length === 0 ||
      (secrets.has(subject) &&
        !issuers.some(start => start && subject.startsWith(start))),
  };
}
