import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Endpoint,
  EndpointId,
  ENDPOINTS,
} from '@devops-domains/backstage-plugin-devops-common';
import { Writers } from '../writers/Writers';

/** Those that judge each record by what its writer may write. */
const JUDGING = new Set<EndpointId>([
  'sendDeployments',
  'sendChanges',
  'sendIncidents',
  'sendArtifacts',
  'deleteRecord',
  'importRecords',
  'receiveEvents',
]);

/** By what one may learn something of services but change nothing, and what needs no principal. */
const OPEN: readonly Endpoint['access'][] = [
  'read',
  'authenticated',
  'signature',
];

/**
 * Keeps those away from all doors whom only an issuer knows, be they writers of
 * nothing, and writers who may not write everything from those that do not look at
 * whose record it is.
 *
 * @throws NotAllowedError
 */
export function admit(
  id: EndpointId,
  credentials: BackstageCredentials,
  writers: Writers,
): void {
  const { access }: Endpoint = ENDPOINTS[id];
  if (JUDGING.has(id) || OPEN.includes(access)) {
    writers.requireKnown(credentials);
  } else {
    writers.requireFree(credentials);
  }
}
