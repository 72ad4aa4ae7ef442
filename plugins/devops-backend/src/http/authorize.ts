import {
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
  authenticated: null,
};

/** What is asked who calls, and what they may. */
export interface AuthorizeServices {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  /** Who was allowed to read a few seconds ago. */
  recentlyAllowed: RecentDecisions<PolicyDecision>;
}

/** Who calls; throws when they may not. */
export async function authorize(
  request: Request,
  access: Endpoint['access'],
  services: AuthorizeServices,
): Promise<BackstageCredentials> {
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

async function requirePermission(
  permission: BasicPermission,
  credentials: BackstageCredentials,
  { permissions }: AuthorizeServices,
): Promise<PolicyDecision> {
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`The permission ${permission.name} is missing`);
  }
  return decision;
}
