import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Source } from './source';

/** Where modules of the `devops` plugin add their sources. @public */
export interface DevopsSourcesExtensionPoint {
  /** Throws when a source of this name was added already. */
  addSource(source: Source): void;
}

/** @public */
export const devopsSourcesExtensionPoint =
  createExtensionPoint<DevopsSourcesExtensionPoint>({ id: 'devops.sources' });
