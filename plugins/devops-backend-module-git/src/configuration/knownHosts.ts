import { Config } from '@backstage/config';

/** Whose pages a host serves; decides where links to tags and commits lead. */
export type HostKind = 'github' | 'gitlab' | 'gitea' | 'bitbucket';

/** The hosts that may be asked, and what is known about them. */
export interface KnownHosts {
  allowed: Set<string>;
  kinds: Map<string, HostKind>;
}

const INTEGRATION_KINDS: Record<string, HostKind> = {
  github: 'github',
  gitlab: 'gitlab',
  gitea: 'gitea',
  bitbucketCloud: 'bitbucket',
};

const INTEGRATIONS_OF_GIT_HOSTS = [
  ...Object.keys(INTEGRATION_KINDS),
  'azure',
  'bitbucketServer',
  'gerrit',
];

/** Every host of `integrations` that serves git, and of `devops.git.allowedHosts`. */
export function readKnownHosts(root: Config): KnownHosts {
  const kinds = new Map<string, HostKind>([
    ['github.com', 'github'],
    ['gitlab.com', 'gitlab'],
    ['codeberg.org', 'gitea'],
    ['bitbucket.org', 'bitbucket'],
  ]);
  const allowed = new Set(
    root
      .getOptionalStringArray('devops.git.allowedHosts')
      ?.map(host => host.toLocaleLowerCase('en-US')),
  );
  for (const type of INTEGRATIONS_OF_GIT_HOSTS) {
    for (const integration of root.getOptionalConfigArray(
      `integrations.${type}`,
    ) ?? []) {
      const host = integration
        .getOptionalString('host')
        ?.toLocaleLowerCase('en-US');
      if (host) {
        allowed.add(host);
        if (INTEGRATION_KINDS[type]) {
          kinds.set(host, INTEGRATION_KINDS[type]);
        }
      }
    }
  }
  return { allowed, kinds };
}
