// Sends one piece of a file to the backend, again and again while it is not there.
import { setTimeout as wait } from 'node:timers/promises';

/** The backend, or the proxy before it, is restarting or has too much to do. */
const PASSING = new Set([429, 502, 503, 504]);

/** An answer that no repetition will change. */
export class RefusedError extends Error {}

/**
 * Posts NDJSON and gives the backend's summary. A connection that fails and an
 * answer that says "not now" are tried again with growing pauses; to send the
 * same records twice changes nothing.
 *
 * @param onRetry - called with the reason and the pause in milliseconds
 */
export async function sendChunk(
  body,
  { url, token, attempts = 8, firstPause = 1000, onRetry = () => {} },
) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await post(body, { url, token });
    if (outcome.summary) {
      return outcome.summary;
    }
    if (attempt >= attempts) {
      throw new Error(`${outcome.reason}, after ${attempts} attempts`);
    }
    const pause = Math.max(
      Math.min(firstPause * 2 ** (attempt - 1), 30_000),
      outcome.retryAfter,
    );
    onRetry(outcome.reason, pause);
    await wait(pause);
  }
}

async function post(body, { url, token }) {
  let response;
  let text;
  try {
    response = await fetch(`${url}/api/devops/v1/import`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-ndjson',
        authorization: `Bearer ${token}`,
      },
      body,
    });
    text = await response.text();
  } catch (error) {
    return { reason: describe(error), retryAfter: 0 };
  }
  if (response.ok) {
    return { summary: readSummary(text, url) };
  }
  if (PASSING.has(response.status)) {
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    return {
      reason: `The backend answered ${response.status}`,
      retryAfter: Number.isFinite(seconds) ? Math.min(seconds, 120) * 1000 : 0,
    };
  }
  throw new RefusedError(refusal(response.status, text));
}

function readSummary(text, url) {
  try {
    const summary = JSON.parse(text);
    if (Array.isArray(summary.problems)) {
      return summary;
    }
  } catch {
    // Told below, like any other answer that is not the backend's.
  }
  throw new RefusedError(
    `${url} answered, but not as the DevOps backend does: is the URL that of the backend?`,
  );
}

/** `fetch` says only "fetch failed"; the cause is what helps. */
function describe(error) {
  return error.cause?.message || error.cause?.code || error.message;
}

function refusal(status, text) {
  let message = text.slice(0, 300);
  try {
    message = JSON.parse(text).error.message;
  } catch {
    // A proxy's page: its beginning has to do.
  }
  const hint =
    status === 401 || status === 403
      ? ' (is the token right? --token, or the variable DEVOPS_TOKEN)'
      : '';
  return `The backend answered ${status}: ${message}${hint}`;
}
