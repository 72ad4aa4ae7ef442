import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Connector } from './connector';
import { Source } from './source';

/** Where modules of the `devops` plugin add their sources. @public */
export interface DevopsSourcesExtensionPoint {
  /** Throws when a source of this name was added already. */
  addSource(source: Source): void;
  /** The same for what is sent to the portal; a source and a connector may share a name. */
  addConnector(connector: Connector): void;
}

/** @public */
export const devopsSourcesExtensionPoint =
  createExtensionPoint<DevopsSourcesExtensionPoint>({ id: 'devops.sources' });
