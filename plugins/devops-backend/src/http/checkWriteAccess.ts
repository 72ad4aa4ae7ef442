import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  devopsMetricsReadPermission,
  devopsRecordWritePermission,
} from '@devops-domains/backstage-plugin-devops-common';

const KEY = 'backend.auth.externalAccess';

/** The token of the development configuration; everybody knows it. */
const DEVELOPMENT_TOKEN = 'devops-local';

/**
 * Says at start who can send records, and warns of tokens of an issuer that open
 * more than the sending of records. In production the plugin has no default
 * token: it warns when nobody outside can write, and refuses to start with the
 * token that development uses.
 *
 * @throws Error naming the configuration key of a token that everybody knows
 */
export function checkWriteAccess(
  config: Config,
  logger: LoggerService,
  env: Record<string, string | undefined>,
): void {
  const entries = config.getOptionalConfigArray(KEY) ?? [];
  entries.forEach((entry, index) => {
    if (entry.getOptionalString('type') !== 'jwks') return;
    issuerProblems(entry).forEach(text =>
      logger.warn(`${KEY}[${index}].${text}`),
    );
  });
  if (env.NODE_ENV !== 'production') return;
  entries.forEach((entry, index) => {
    if (entry.getOptionalString('options.token') === DEVELOPMENT_TOKEN) {
      throw new Error(
        `${KEY}[${index}].options.token is the well-known development token; set DEVOPS_TOKEN to a secret of your own`,
      );
    }
  });
  if (!entries.some(canWrite)) {
    logger.warn(
      `No external caller can send records to DevOps Domains: no entry of ${KEY} may write to the plugin "devops". Add one, restricted to { plugin: devops, permission: ${devopsRecordWritePermission.name} }`,
    );
  }
}

/** What is left open by an entry whose tokens an issuer gives to others as well. */
function issuerProblems(entry: Config): string[] {
  const problems = ['accessRestrictions', 'options.audience']
    .filter(key => !entry.has(key))
    .map(
      key =>
        `${key} is missing: tokens that its issuer gives to others, or for other services, open more than they should`,
    );
  if (
    entry.has('accessRestrictions') &&
    allowsPermission(entry, devopsMetricsReadPermission)
  ) {
    problems.push(
      `accessRestrictions lets those whom devops.writers names also read the numbers of all entities; unless they should, restrict it to { plugin: devops, permission: ${devopsRecordWritePermission.name} }`,
    );
  }
  return problems;
}

function canWrite(entry: Config): boolean {
  return allowsPermission(entry, devopsRecordWritePermission);
}

function allowsPermission(
  entry: Config,
  { name, attributes }: BasicPermission,
): boolean {
  const restrictions = entry.getOptionalConfigArray('accessRestrictions') ?? [];
  if (restrictions.length === 0) return true;
  const own = restrictions.find(one => one.getString('plugin') === 'devops');
  if (!own) return false;
  const allows = (key: string, value?: string) => {
    const allowed = readList(own, key);
    return allowed.length === 0 || allowed.includes(String(value));
  };
  return (
    allows('permission', name) &&
    allows('permissionAttribute.action', attributes.action)
  );
}

/** A list, or text separated by commas or spaces, as the framework reads it. */
function readList(config: Config, key: string): string[] {
  const value = config.getOptional(key) ?? [];
  return [value]
    .flat()
    .flatMap(text => String(text).split(/[ ,]+/))
    .filter(Boolean);
}
