import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Where the environment of an application is read from, where it does not name one. */
export const ENVIRONMENT_PLACES = ['namespace', 'cluster'] as const;

export interface ArgoCdSettings {
  /** Labels of applications that name the environment, the first that is there wins. */
  environmentLabels: readonly string[];
  environmentFrom: (typeof ENVIRONMENT_PLACES)[number];
  /** Namespace of Argo CD itself; only applications elsewhere need `argocd/app-namespace`. */
  controlPlaneNamespace: string;
}

/** @throws Error when the settings are wrong, naming the key */
export function readArgoCdSettings(config?: Config): ArgoCdSettings {
  const place = config?.getOptionalString('environmentFrom') ?? 'namespace';
  const environmentFrom = ENVIRONMENT_PLACES.find(known => known === place);
  if (!environmentFrom) {
    throw new InputError(
      `devops.sources.argocd.environmentFrom must be one of ${ENVIRONMENT_PLACES.join(
        ', ',
      )}`,
    );
  }
  return {
    environmentLabels: config?.getOptionalStringArray('environmentLabels') ?? [
      'environment',
      'env',
    ],
    environmentFrom,
    controlPlaneNamespace:
      config?.getOptionalString('controlPlaneNamespace') ?? 'argocd',
  };
}
