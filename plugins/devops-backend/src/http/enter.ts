import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  Endpoint,
  EndpointId,
  ENDPOINTS,
} from '@devops-domains/backstage-plugin-devops-common';
import { Request } from 'express';
import { Writers } from '../writers/Writers';
import { admit } from './admit';
import { authorize, AuthorizeServices, identify } from './authorize';

/** What decides who comes in, and keeps who did not. */
export interface EntranceServices extends AuthorizeServices {
  writers: Writers;
  auditor: AuditorService;
}

/** By what something is changed. */
const CHANGING: readonly Endpoint['access'][] = ['write', 'correct', 'replay'];

/**
 * Lets a caller in before anything of the body is read. The audit log keeps who
 * was refused where something would have been changed.
 *
 * @throws AuthenticationError, or NotAllowedError
 */
export async function enter(
  id: EndpointId,
  request: Request,
  services: EntranceServices,
): Promise<BackstageCredentials> {
  const { access }: Endpoint = ENDPOINTS[id];
  const credentials = await identify(request, access, services);
  try {
    await authorize(credentials, access, services);
    admit(id, credentials, services.writers);
    return credentials;
  } catch (error) {
    if (CHANGING.includes(access) && isRefusal(error)) {
      const event = await services.auditor.createEvent({
        eventId: 'access',
        severityLevel: 'medium',
        request,
        meta: { endpoint: id },
      });
      await event.fail({ error });
    }
    throw error;
  }
}

function isRefusal(error: unknown): error is Error {
  return isError(error) && error.name === 'NotAllowedError';
}
