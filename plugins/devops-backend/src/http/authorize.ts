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

/** Who calls; throws when they may not. Of whoever proves to be a source nothing is known here. */
export async function authorize(
  request: Request,
  access: Endpoint['access'],
  services: AuthorizeServices,
): Promise<BackstageCredentials> {
  // Its Authorization header may be a proof of the source, and no token of ours.
  if (access === 'signature') return services.auth.getNoneCredentials();
  const credentials = await services.httpAuth.credentials(request, {
    allow: access === 'write' ? ['service'] : ['user', 'service'],
  });
  const permission = PERMISSIONS[access];
  if (!permission) return credentials;
  const decide = () => requirePermission(permission, credentials, services);
  await (access === 'read'
    ? services.recentlyAllowed.find(credentials, permission.name, decide)
    : decide());
  return credentials;
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
