import {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  devopsLinkCorrectPermission,
  devopsMetricsReadPermission,
  devopsRecordWritePermission,
  Endpoint,
} from '@devops-domains/backstage-plugin-devops-common';
import { Request } from 'express';

const PERMISSIONS: Record<Endpoint['access'], BasicPermission | null> = {
  write: devopsRecordWritePermission,
  read: devopsMetricsReadPermission,
  correct: devopsLinkCorrectPermission,
  authenticated: null,
};

/** Who calls; throws when they may not. */
export async function authorize(
  request: Request,
  access: Endpoint['access'],
  services: { httpAuth: HttpAuthService; permissions: PermissionsService },
): Promise<BackstageCredentials> {
  const credentials = await services.httpAuth.credentials(request, {
    allow: access === 'write' ? ['service'] : ['user', 'service'],
  });
  const permission = PERMISSIONS[access];
  if (!permission) return credentials;
  const [decision] = await services.permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`The permission ${permission.name} is missing`);
  }
  return credentials;
}
