/** What to do where a repository cannot be read, by the status of the answer. */
export const ADVICE = new Map<number, string>([
  [401, 'the credentials of integrations.github are wrong or have expired'],
  [
    403,
    'the credentials of integrations.github lack a permission: read access to contents, deployments, issues and pull requests, and to actions where workflows are configured',
  ],
  [
    404,
    'there is no such repository, or the credentials of integrations.github may not see it',
  ],
]);
