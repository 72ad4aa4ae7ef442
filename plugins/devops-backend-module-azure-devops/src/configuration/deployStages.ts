/** A pattern in any case, where the rest of it must see capitals. */
const inAnyCase = (pattern: string) =>
  pattern.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`);

const DEPLOY = inAnyCase(
  '(?:deploy(?:ment|(?!ment))|release|rollout|cd(?=[ _-]))',
);
/** A word of its own in `to prod`, `ToEurope` and `toprod`, and not in `Torino`. */
const TO = `${inAnyCase('to(?=[ _-]|prod|live|stag|uat)')}|[tT]o(?=[A-Z])`;
const ENVIRONMENT = inAnyCase('(?:production|prod|live|staging|uat)');

/**
 * Names of stages that deploy, unless the configuration has others:
 * `Deploy_Production`, `release to staging`, `DeployToEurope`, `prod-eu`; a
 * stage `Test` tests. The first group is the environment, else the whole name.
 */
export const DEPLOY_STAGES = new RegExp(
  `^${DEPLOY}(?:[ _-]?(?:${TO}))?[ _-]?(.+)$|^${ENVIRONMENT}(?:[ _-].*)?$`,
);
