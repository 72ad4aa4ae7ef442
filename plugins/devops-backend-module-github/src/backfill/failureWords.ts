import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ApiError } from '@devops-domains/backstage-plugin-devops-node';

const ADVICE = new Map<number, string>([
  [401, 'the credentials of integrations.github are wrong or have expired'],
  [
    403,
    'the credentials of integrations.github lack a permission: read access to contents, deployments, issues and pull requests, and to actions where workflows are configured',
  ],
  [
    404,
    'there is no such repository, or the credentials of integrations.github may not see it',
  ],
]);

/** What went wrong with a repository and what to do, for people; nothing that only the log may hold. */
export function failureWords(error: unknown): string {
  if (error instanceof ApiError) {
    const advice = ADVICE.get(error.status ?? 0);
    return advice ? `${error.message}: ${advice}` : error.message;
  }
  const isOwn = [InputError, NotFoundError, ServiceUnavailableError].some(
    type => error instanceof type,
  );
  return isOwn && error instanceof Error
    ? error.message
    : 'reading the history failed; the log of the backend says why';
}
