/** Segments behind which a web address of a repository leads into its files; a repository itself may have such a name. */
const INTO_FILES = /^((?:\/[^/]+){2,}?)\/(-|tree|blob|src|raw)\/.*$/;

/**
 * One text for all spellings of a repository's address: host and path in lower
 * case, without scheme, user, port of the scheme, `.git` and what leads into its
 * files. `git@host:org/repo.git`, `https://host/Org/repo/` and
 * `https://host/org/repo/tree/main/` are the same repository.
 *
 * @returns null when the text is no such address
 * @public
 */
export function repositoryKey(address: string): string | null {
  const scp = /^[^/@]+@([^:/]+):(?!\/\/)(.+)$/.exec(address);
  const text = scp ? `ssh://${scp[1]}/${scp[2]}` : address;
  if (!URL.canParse(text)) {
    return null;
  }
  const { host, pathname } = new URL(text);
  const path = `${pathname}/`
    .replace(/\/{2,}/g, '/')
    .replace(INTO_FILES, '$1/')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  return host && path.length > 1 ? `${host}${path}`.toLowerCase() : null;
}

/**
 * One text for all spellings of a repository, whatever it is named by, so that two
 * senders can be compared; null where it is not named.
 */
export function comparableRepository(repository: string | null): string | null {
  return repository === null ? null : repositoryKey(repository) ?? repository;
}
