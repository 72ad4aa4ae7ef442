import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const DEFAULT_KEYS = ['environment', 'env'];

export interface FluxSettings {
  /** Keys of an event's metadata that name the environment, the first that is there wins. */
  environmentKeys: readonly string[];
  /** Of events that name none; null for the namespace of the object. */
  environment: string | null;
}

/** @throws Error when the settings are wrong, naming the key */
export function readFluxSettings(config?: Config): FluxSettings {
  const environmentKeys =
    config?.getOptionalStringArray('environmentKeys') ?? DEFAULT_KEYS;
  if (environmentKeys.length === 0) {
    throw new InputError(
      'devops.sources.flux.environmentKeys must name at least one key',
    );
  }
  return {
    environmentKeys,
    environment: config?.getOptionalString('environment') ?? null,
  };
}
