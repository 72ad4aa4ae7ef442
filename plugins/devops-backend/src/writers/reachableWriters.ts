import { InputError } from '@backstage/errors';
import { ExternalAccess, TokenIssuer } from './externalAccess';
import { matchSubject, SubjectPattern } from './subjectPattern';
import { WriterEntry } from './writersSchema';

/**
 * The entries of `devops.writers`, each with a subject that somebody outside can
 * have. An entry that nobody can be meant by limits nobody: a mistake in it would
 * leave a token free that should not be.
 *
 * @throws InputError naming the key of an entry that nobody can be meant by, and what to write instead
 */
export function reachableWriters(
  entries: readonly WriterEntry[],
  access: ExternalAccess,
): WriterEntry[] {
  return entries.map((entry, index) => {
    const pattern = reachable(entry.pattern, access);
    if (typeof pattern !== 'string') return { ...entry, pattern };
    throw new InputError(
      `devops.writers.${index}.subject ${spell(
        entry.pattern,
      )} is nobody's: ${pattern}`,
    );
  });
}

/** @returns the pattern, in full where it left out what only one issuer can stand for; or what to do */
function reachable(
  pattern: SubjectPattern,
  { secretSubjects, issuers }: ExternalAccess,
): SubjectPattern | string {
  const subjects = [...secretSubjects];
  if (subjects.some(subject => matchSubject(pattern, subject))) return pattern;
  const text = spell(pattern);
  if (issuers.some(one => !one.isJwks || text.startsWith(one.start))) {
    return pattern;
  }
  if (pattern.form === 'repository' && pattern.head === '') {
    return inFull(pattern, issuers);
  }
  const bare = text.replace(/^external:/, '');
  return secretSubjects.has(bare)
    ? `the subject of a static or legacy token has no "external:" before it; write ${bare}`
    : `no entry of backend.auth.externalAccess gives such a subject; those it can begin with are ${
        [...subjects, ...issuers.map(one => `${one.start}…`)].join(', ') ||
        'none'
      }`;
}

/** `repo:acme/*` is short for `external:github:repo:acme/*` where it cannot be meant otherwise. */
function inFull(
  pattern: SubjectPattern & { form: 'repository' },
  issuers: readonly TokenIssuer[],
): SubjectPattern | string {
  const [issuer] = issuers;
  if (!issuer) {
    return 'no entry of backend.auth.externalAccess is of the type jwks';
  }
  if (!issuer.hasPrefix) {
    return `set ${issuer.key}.options.subjectPrefix, which tells its tokens from those of other issuers`;
  }
  if (issuers.length > 1) {
    const text = spell(pattern);
    const choices = issuers.map(({ start }) => `${start}${text}`);
    return `several issuers are configured; write ${choices.join(' or ')}`;
  }
  return { ...pattern, head: issuer.start };
}

function spell(pattern: SubjectPattern): string {
  if (pattern.form === 'exact') return pattern.subject;
  const { head, claim, path } = pattern;
  return `${head}${claim}:${path}`;
}
