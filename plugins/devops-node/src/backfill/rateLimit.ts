import { Instant } from '@devops-domains/backstage-plugin-devops-common';

/** What an answer says about how much more may be asked. @public */
export interface RateLimit {
  /** Requests in one period; null when the answer does not say. */
  limit: number | null;
  /** Requests left in this one. */
  remaining: number | null;
  /** When the next period begins. */
  resetAt: Instant | null;
}

/** The part of a limit that is left to everybody else who uses the same token. */
const RESERVED = 0.1;

/**
 * Reads the limit from headers that hold two numbers and seconds since 1970:
 * `RateLimit-Limit`, `-Remaining` and `-Reset`, with the given prefix.
 *
 * @param prefix - `ratelimit` as GitLab has it, `x-ratelimit` as GitHub does
 * @public
 */
export function readRateLimit(headers: Headers, prefix: string): RateLimit {
  const number = (name: string) => {
    const text = headers.get(`${prefix}-${name}`);
    return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : null;
  };
  const reset = number('reset');
  return {
    limit: number('limit'),
    remaining: number('remaining'),
    resetAt: reset === null ? null : reset * 1000,
  };
}

/** Until when nothing should be asked although it would still be answered; null when now is fine. */
export function waitFor(limit: RateLimit, now: Instant): Instant | null {
  const { remaining, resetAt } = limit;
  if (remaining === null || resetAt === null || resetAt <= now) {
    return null;
  }
  const reserved = Math.floor((limit.limit ?? 0) * RESERVED);
  return remaining <= reserved ? resetAt : null;
}

/** How long to wait where nobody says how long, in milliseconds. */
const UNKNOWN_MS = 60_000;

/**
 * Until when to wait after an answer that refused for the rate limit; null when
 * it refused for another reason. GitHub answers 403 where others answer 429, and
 * of its secondary limits only the text may tell.
 *
 * @param text - what the body begins with
 */
export function refusedUntil(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  text: string,
  limit: RateLimit,
  now: Instant,
): Instant | null {
  const after = retryAfter(headers, now);
  if (status === 429) {
    return after ?? laterThan(limit.resetAt, now) ?? now + UNKNOWN_MS;
  }
  if (status === 503) {
    return after;
  }
  const isSpent = limit.remaining === 0;
  const reset = isSpent ? laterThan(limit.resetAt, now) : null;
  const isLimited = isSpent || /rate limit/i.test(text);
  return status === 403
    ? after ?? reset ?? (isLimited ? now + UNKNOWN_MS : null)
    : null;
}

/** Seconds, or a date. */
function retryAfter(headers: Headers, now: Instant): Instant | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) {
    return now + Number(text) * 1000;
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : laterThan(at, now) ?? now;
}

function laterThan(at: Instant | null, now: Instant): Instant | null {
  return at !== null && at > now ? at : null;
}
