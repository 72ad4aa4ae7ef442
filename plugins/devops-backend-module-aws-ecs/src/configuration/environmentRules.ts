import { Config } from '@backstage/config';
import { ServiceArn } from '../deployment/serviceArn';

/** What runs there is of this environment; a place that is not named may be any. */
export interface EnvironmentRule {
  environment: string;
  account?: string;
  region?: string;
  cluster?: string;
}

/** @throws Error when a rule is wrong, naming the key */
export function readEnvironmentRules(settings?: Config): EnvironmentRule[] {
  const rules = settings?.getOptionalConfigArray('environments') ?? [];
  return rules.map(rule => ({
    environment: rule.getString('environment'),
    account: rule.getOptionalString('account'),
    region: rule.getOptionalString('region'),
    cluster: rule.getOptionalString('cluster'),
  }));
}

/** By the first rule that fits, else the cluster's name: ECS knows no environments. */
export function environmentOf(
  service: ServiceArn,
  rules: readonly EnvironmentRule[],
): string {
  const rule = rules.find(
    ({ account, region, cluster }) =>
      (account ?? service.account) === service.account &&
      (region ?? service.region) === service.region &&
      (cluster ?? service.cluster) === service.cluster,
  );
  return rule?.environment ?? service.cluster;
}
