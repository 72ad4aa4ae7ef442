/** What to do where a project cannot be read, by the status of the answer. */
export const ADVICE = new Map<number, string>([
  [401, 'the token of integrations.gitlab is wrong or has expired'],
  [
    403,
    'the token of integrations.gitlab needs the scope read_api and the role Reporter',
  ],
  [
    404,
    'there is no such project, or the token of integrations.gitlab may not see it',
  ],
]);
