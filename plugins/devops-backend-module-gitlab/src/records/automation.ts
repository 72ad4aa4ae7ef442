/** Names that bots commit under; `[bot]` is the usual mark. */
const BOT_NAME =
  /\[bot\]|^(?:dependabot|renovate|mend|snyk|greenkeeper|pre-commit-ci|imgbot)(?:[-_ ]?bot)?(?:$|\W)/i;

/** The addresses that GitLab gives to the bot users behind access tokens. */
const BOT_EMAIL = /^(?:project|group)_\d+_bot(?:_[0-9a-f]+)?@/i;

/** Whether a bot made a commit, by what the commit says of its author. Neither is kept. */
export function isAutomated(author: {
  name?: string | null;
  email?: string | null;
}): boolean {
  return BOT_NAME.test(author.name ?? '') || BOT_EMAIL.test(author.email ?? '');
}
