import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ApiError } from '@devops-domains/backstage-plugin-devops-node';

const ADVICE = new Map<number, string>([
  [401, 'the token of integrations.gitlab is wrong or has expired'],
  [
    403,
    'the token of integrations.gitlab needs the scope read_api and the role Reporter',
  ],
  [
    404,
    'there is no such project, or the token of integrations.gitlab may not see it',
  ],
]);

/** What went wrong with a project and what to do, for people; nothing that only the log may hold. */
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
