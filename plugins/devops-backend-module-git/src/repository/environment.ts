import { devNull } from 'os';

/**
 * Settings that win over whatever the configuration of a repository says, so
 * that reading it starts nothing that it names.
 */
const HARDENED_CONFIG: [string, string][] = [
  ['advice.graftFileDeprecated', 'false'],
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.pager', 'cat'],
  ['core.askPass', ''],
  ['core.alternateRefsCommand', ''],
  ['core.attributesFile', devNull],
  ['credential.helper', ''],
  ['diff.external', ''],
  ['log.showSignature', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['http.followRedirects', 'false'],
  ['protocol.allow', 'never'],
];

/** Variables of the backend that a fetch may need: proxies, certificates, the user's ssh agent. */
const FETCH_VARIABLES = [
  'HOME',
  'SSH_AUTH_SOCK',
  'HTTPS_PROXY',
  'https_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
];

/** Options that stand before every subcommand. */
export function hardenedOptions(): string[] {
  return [
    '--no-pager',
    '--no-replace-objects',
    '--literal-pathspecs',
    ...HARDENED_CONFIG.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

/**
 * The environment of every git process: nothing of the machine's or the user's
 * git configuration, no questions, no other program.
 *
 * @param protocols - the only ones over which objects may be fetched; none when
 * a repository is only read. Wins over any `protocol.*` configuration.
 */
export function hardenedEnvironment(
  protocols: string[],
  base: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = protocols.length > 0 ? ['PATH', ...FETCH_VARIABLES] : ['PATH'];
  const inherited = kept
    .filter(name => base[name] !== undefined)
    .map(name => [name, base[name]]);
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: protocols.join(':') || 'none',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oStrictHostKeyChecking=yes',
    GIT_SSH_VARIANT: 'ssh',
    GIT_TERMINAL_PROMPT: '0',
  };
}
