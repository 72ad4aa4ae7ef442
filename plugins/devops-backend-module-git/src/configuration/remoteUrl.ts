import { invalid } from './invalid';
import { KnownHosts } from './knownHosts';

/** A remote repository that may be asked. */
export interface RemoteUrl {
  /** As it is given to git. */
  url: string;
  protocol: 'https' | 'ssh';
  /** Host and path, such as `github.com/prometheus/alertmanager`. */
  id: string;
  /** The page of the repository. */
  webUrl: string;
}

/**
 * Checks an address: https or ssh only, on an allowed host, without secrets and
 * without anything that git or ssh could take for an option.
 *
 * @throws InputError naming the key
 */
export function readRemoteUrl(
  text: string,
  key: string,
  hosts: KnownHosts,
): RemoteUrl {
  if (!/^(?:https|ssh):\/\//.test(text) || !URL.canParse(text)) {
    throw invalid(
      key,
      'must start with https:// or ssh://, such as https://github.com/org/repo',
    );
  }
  const url = new URL(text);
  const protocol = url.protocol === 'ssh:' ? 'ssh' : 'https';
  if (url.password || (protocol === 'https' && url.username)) {
    throw invalid(key, 'must not hold a user name, token or password');
  }
  if (!/^[\w.-]*$/.test(url.username) || url.username.startsWith('-')) {
    throw invalid(key, 'has a user name that ssh would not take');
  }
  if (!/^[a-z0-9]/i.test(url.hostname) && !url.hostname.startsWith('[')) {
    throw invalid(key, 'has no usable host');
  }
  if (url.search || url.hash || !/^\/[\w.~/-]*[\w~-]$/.test(url.pathname)) {
    throw invalid(key, 'must end with the path of a repository');
  }
  const host = url.host.toLocaleLowerCase('en-US');
  if (!hosts.allowed.has(host)) {
    throw invalid(
      key,
      `the host ${host} is neither in integrations nor in devops.git.allowedHosts`,
    );
  }
  const path = url.pathname.replace(/\.git$/, '');
  const webHost = protocol === 'ssh' ? url.hostname : host;
  return {
    url: url.href,
    protocol,
    id: `${host.replace(/[^a-z0-9.-]/g, '-')}${path}`,
    webUrl: `https://${webHost}${path}`,
  };
}
