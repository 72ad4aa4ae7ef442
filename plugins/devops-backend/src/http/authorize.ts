import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  devopsDeliveryReadPermission,
  devopsDeliveryReplayPermission,
  devopsLinkCorrectPermission,
  devopsMetricsReadPermission,
  devopsRecordWritePermission,
  Endpoint,
} from '@devops-domains/backstage-plugin-devops-common';
import { Request } from 'express';
import { RecentDecisions } from '../catalog/RecentDecisions';

const PERMISSIONS: Record<Endpoint['access'], BasicPermission | null> = {
  write: devopsRecordWritePermission,
  read: devopsMetricsReadPermission,
  correct: devopsLinkCorrectPermission,
  inspect: devopsDeliveryReadPermission,
  replay: devopsDeliveryReplayPermission,
  authenticated: null,
  signature: null,
};

/** What is asked who calls, and what they may. */
export interface AuthorizeServices {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  /** Who was allowed to read a few seconds ago. */
  recentlyAllowed: RecentDecisions<PolicyDecision>;
}

/**
 * Who calls. Of whoever proves to be a source nothing is known here.
 *
 * @throws AuthenticationError, or NotAllowedError when it is nobody that this access is for
 */
export async function identify(
  request: Request,
  access: Endpoint['access'],
  { auth, httpAuth }: Pick<AuthorizeServices, 'auth' | 'httpAuth'>,
): Promise<BackstageCredentials> {
  // Its Authorization header may be a proof of the source, and no token of ours.
  if (access === 'signature') return auth.getNoneCredentials();
  return httpAuth.credentials(request, {
    allow: access === 'write' ? ['service'] : ['user', 'service'],
  });
}

/** @throws NotAllowedError when the caller lacks the permission */
export async function authorize(
  credentials: BackstageCredentials,
  access: Endpoint['access'],
  services: Pick<AuthorizeServices, 'permissions' | 'recentlyAllowed'>,
): Promise<void> {
  const permission = PERMISSIONS[access];
  if (!permission) return;
  const decide = () => requirePermission(permission, credentials, services);
  await (access === 'read'
    ? services.recentlyAllowed.find(credentials, permission.name, decide)
    : decide());
}

/** Asks about one more permission; throws NotAllowedError when it is missing. */
export async function requirePermission(
  permission: BasicPermission,
  credentials: BackstageCredentials,
  { permissions }: Pick<AuthorizeServices, 'permissions'>,
): Promise<PolicyDecision> {
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`The permission ${permission.name} is missing`);
  }
  return decision;
}
