// Stands between Datadog or Opsgenie and the portal: neither can write an instant in ISO
// 8601, only numbers. Node.js 20 or later, no dependencies, no state.
//
//   POST /datadog   with docs/snippets/datadog.json as the payload of the webhook
//   POST /opsgenie  with the payload that Opsgenie always sends
//
// Both with the header `Authorization: Bearer RELAY_TOKEN`. PORTAL, PORTAL_TOKEN,
// RELAY_TOKEN, PORT (default: 8080).
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { PORTAL, PORTAL_TOKEN, RELAY_TOKEN, PORT = '8080' } = process.env;
if (!PORTAL || !PORTAL_TOKEN || !RELAY_TOKEN) {
  throw new Error('Set PORTAL, PORTAL_TOKEN and RELAY_TOKEN');
}

const MAX_BYTES = 1_000_000;
const instant = milliseconds => new Date(Number(milliseconds)).toISOString();

/** The tag `entity_ref:component:default/checkout`, or `service:checkout`. */
function entityOf(tags) {
  const named = name =>
    tags.find(tag => tag.startsWith(`${name}:`))?.slice(name.length + 1);
  const service = named('service');
  return (
    named('entity_ref') ?? (service ? `component:default/${service}` : null)
  );
}

/** Renotifications and warnings say nothing new: only the two ends of an alert count. */
function fromDatadog(event) {
  const at = instant(event.date);
  const end = { Triggered: 'openedAt', Recovered: 'resolvedAt' };
  const field = end[event.transition];
  if (!field) return null;
  return {
    source: 'datadog',
    externalId: `${event.alert_id}/${event.cycle}`,
    updatedAt: at,
    entityRef: entityOf(event.tags.split(',').map(tag => tag.trim())),
    [field]: at,
    severity: event.priority,
    title: event.title,
    url: event.link,
  };
}

function fromOpsgenie({ action, alert }) {
  // Nanoseconds, where all other instants of Opsgenie are milliseconds.
  const updated = instant(alert.updatedAt / 1e6);
  const ends = {
    Create: {},
    Close: { resolvedAt: updated },
    Delete: { deleted: true },
  };
  const end = ends[action];
  if (!end) return null;
  return {
    source: 'opsgenie',
    externalId: alert.alertId,
    updatedAt: updated,
    entityRef: entityOf(alert.tags ?? []),
    openedAt: instant(alert.createdAt),
    severity: alert.priority,
    title: alert.message,
    ...end,
  };
}

const READERS = { '/datadog': fromDatadog, '/opsgenie': fromOpsgenie };

const digest = text => createHash('sha256').update(text).digest();
const isAllowed = ({ headers }) =>
  timingSafeEqual(
    digest(headers.authorization ?? ''),
    digest(`Bearer ${RELAY_TOKEN}`),
  );

async function read(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error('The body is too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function toRecord(reader, body) {
  const record = reader(body);
  if (!record) return null;
  const isKnown = ([, value]) => value !== null && value !== '';
  return Object.fromEntries(Object.entries(record).filter(isKnown));
}

async function relay(request) {
  const reader = READERS[request.url];
  if (!reader || request.method !== 'POST') return [404, ''];
  if (!isAllowed(request)) return [401, ''];
  let record;
  try {
    record = toRecord(reader, await read(request));
  } catch (error) {
    return [400, error.message];
  }
  if (!record) return [204, ''];
  const answer = await send(record);
  const text = await answer.text();
  // What the portal answers is the sender's to know.
  return [isTooEarly(record, answer, text) ? 503 : answer.status, text];
}

/**
 * An end that has overtaken its beginning is refused, for it does not say when that
 * was. 503 lets the sender repeat it; 400 would lose it.
 */
function isTooEarly({ openedAt }, { status }, text) {
  if (openedAt || status !== 400) return false;
  const problems = problemsIn(text);
  return (
    problems.length > 0 && problems.every(({ path }) => path === '$.openedAt')
  );
}

function problemsIn(text) {
  try {
    return JSON.parse(text).results.flatMap(({ problems }) => problems ?? []);
  } catch {
    return []; // Something before the portal has answered.
  }
}

/** Datadog waits 15 seconds for an answer, so the tries must fit into them. */
async function send(record, pauses = [500, 1000, 2000]) {
  const [pause, ...rest] = pauses;
  const answer = await fetch(`${PORTAL}/api/devops/v1/incidents`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${PORTAL_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(record),
    signal: AbortSignal.timeout(2500),
  }).catch(error => {
    if (pause === undefined) throw error;
    return null;
  });
  const isLost = answer === null || answer.status >= 500;
  if (!isLost || pause === undefined) return answer;
  await new Promise(resolve => setTimeout(resolve, pause));
  return send(record, rest);
}

const server = createServer(async (request, response) => {
  const [status, text] = await relay(request).catch(error => {
    console.error(error);
    return [502, 'The portal does not answer'];
  });
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
});
server.listen(Number(PORT), () => {
  console.log(`Listening on ${server.address().port}`);
});
