import { Config } from '@backstage/config';

/**
 * Sample data must be asked for in production, and can be switched off
 * elsewhere.
 *
 * @throws TypeError naming the key when it is neither true nor false
 */
export function isSampleEnabled(
  config: Config,
  environment: string | undefined = process.env.NODE_ENV,
): boolean {
  return (
    config.getOptionalBoolean('devops.sample.enabled') ??
    environment !== 'production'
  );
}
