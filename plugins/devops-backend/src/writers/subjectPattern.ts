/** Which subjects an entry of `devops.writers` is for. */
export type SubjectPattern =
  | { form: 'exact'; subject: string }
  | {
      form: 'repository';
      /** What stands before the claim: `external:github:`. */
      head: string;
      claim: 'repo' | 'project_path';
      path: string;
      /** What follows the path: branch, environment; null when anything may. */
      context: string | null;
    };

const REPOSITORY = /^((?:[^:]+:)*?)(repo|project_path):([^:]+)(?::(.+))?$/;

/** A name that a repository, group or owner can have; never `.` or `..`. */
const NAME = /^(?!\.{1,2}$)[\w.-]+$/;

/** A name, and the number that stays the same when the name is given to somebody else. */
const NUMBERED = /^([^@]+)(?:@(\d+))?$/;

/**
 * Reads a pattern: a subject in full, or one that names a repository, in which
 * `*` stands for any characters behind the organisation or group.
 *
 * @returns the text of a problem when it would let in more than anybody wants
 */
export function parseSubjectPattern(text: string): SubjectPattern | string {
  const match = REPOSITORY.exec(text);
  if (!match) {
    return text.includes('*')
      ? 'may hold * only behind repo:ORGANISATION/ or project_path:GROUP/'
      : { form: 'exact', subject: text };
  }
  const [, head, claim, path, context] = match;
  const [owner, ...rest] = path.split('/');
  const isOwned = !`${head}${owner}`.includes('*') && rest.length > 0;
  if (!isOwned || path.split('/').includes('')) {
    return `must name the organisation before any *, such as ${head}${claim}:ORGANISATION/*`;
  }
  return {
    form: 'repository',
    head,
    claim: claim === 'repo' ? 'repo' : 'project_path',
    path,
    context: context === undefined || context === '*' ? null : context,
  };
}

/**
 * Whether a subject is one that the pattern is for.
 *
 * @returns null when not; else the path of the repository that the subject names, if it names one
 */
export function matchSubject(
  pattern: SubjectPattern,
  subject: string,
): { path: string | null } | null {
  if (pattern.form === 'exact') {
    return subject === pattern.subject ? { path: null } : null;
  }
  const start = `${pattern.head}${pattern.claim}:`;
  if (!subject.startsWith(start)) return null;
  const [sent, ...words] = subject.slice(start.length).split(':');
  const path =
    pattern.claim === 'repo'
      ? matchGitHub(pattern.path, sent)
      : matchGitLab(pattern.path, sent);
  // Branches are told apart by case, the names of repositories are not.
  const fits =
    pattern.context === null || glob(pattern.context, '').test(words.join(':'));
  return path !== null && fits ? { path } : null;
}

/** `owner/name`, each with or without its number: `owner@123/name@456`. */
function matchGitHub(pattern: string, sent: string): string | null {
  const wanted = pattern.split('/');
  const parts = sent.split('/').map(part => NUMBERED.exec(part));
  const names = parts.map(part => part?.[1] ?? '');
  if (parts.length !== 2 || wanted.length !== 2 || !names.every(isName)) {
    return null;
  }
  const fits = wanted.every((text, index) => {
    const [, name, number] = NUMBERED.exec(text) ?? [];
    return (
      name !== undefined &&
      glob(name, 'i').test(names[index]) &&
      (number === undefined || number === parts[index]?.[2])
    );
  });
  return fits ? names.join('/') : null;
}

function matchGitLab(pattern: string, sent: string): string | null {
  const names = sent.split('/');
  const fits = names.length > 1 && names.every(isName);
  return fits && glob(pattern, 'i').test(sent) ? sent : null;
}

function isName(text: string): boolean {
  return NAME.test(text);
}

/** From the first character to the last; `*` never reaches over a colon. */
function glob(pattern: string, flags: 'i' | ''): RegExp {
  const parts = pattern
    .split('*')
    .map(part => part.replace(/[\\^$.|?+()[\]{}/]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^:\\n]*')}$`, flags);
}
