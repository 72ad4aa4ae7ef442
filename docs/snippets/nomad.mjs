// Reads the deployments of Nomad and sends them to the portal. Run it every minute, by
// cron or as a periodic batch job of Nomad itself: it keeps nothing between two runs,
// and what the portal has already changes nothing there. Node.js 20 or later.
//
// NOMAD_ADDR, NOMAD_TOKEN (read-job in all namespaces), PORTAL, PORTAL_TOKEN,
// ENVIRONMENT (default: production).
const {
  NOMAD_ADDR = 'http://127.0.0.1:4646',
  NOMAD_TOKEN,
  PORTAL,
  PORTAL_TOKEN,
  ENVIRONMENT = 'production',
} = process.env;

const BATCH = 500;
const TRIES = 5;

const STATUS = {
  initializing: 'queued',
  pending: 'queued',
  blocked: 'queued',
  running: 'running',
  paused: 'running',
  unblocking: 'running',
  successful: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
};
const ENDED = new Set(['succeeded', 'failed', 'cancelled']);

async function nomad(path, query) {
  const url = new URL(path, NOMAD_ADDR);
  url.search = new URLSearchParams(query).toString();
  const headers = NOMAD_TOKEN ? { 'X-Nomad-Token': NOMAD_TOKEN } : {};
  const response = await fetch(url, { headers });
  if (response.status === 404) return { body: null, next: null };
  if (!response.ok) {
    throw new Error(`Nomad answered ${response.status} to ${path}`);
  }
  const next = response.headers.get('X-Nomad-NextToken');
  return { body: await response.json(), next };
}

async function listDeployments() {
  const all = [];
  let next = '';
  do {
    const query = { namespace: '*', per_page: String(BATCH) };
    const page = await nomad(
      '/v1/deployments',
      next ? { ...query, next_token: next } : query,
    );
    all.push(...(page.body ?? []));
    next = page.next;
  } while (next);
  return all;
}

/** The meta of a job is that of its version: `portal_entity` and `revision` are read. */
const versions = new Map();
async function metaOf({ JobID, Namespace, JobVersion }) {
  const key = `${Namespace}/${JobID}`;
  if (!versions.has(key)) {
    const path = `/v1/job/${encodeURIComponent(JobID)}/versions`;
    const { body } = await nomad(path, { namespace: Namespace });
    versions.set(key, body?.Versions ?? []);
  }
  const version = versions.get(key).find(one => one.Version === JobVersion);
  return version?.Meta ?? {};
}

/** Nomad counts nanoseconds. */
const instant = nanoseconds => new Date(nanoseconds / 1e6).toISOString();

async function toRecord(deployment) {
  const { ID, JobID, Status, CreateTime, ModifyTime } = deployment;
  const status = STATUS[Status];
  if (!status || !ModifyTime) return null;
  const meta = await metaOf(deployment);
  return {
    source: 'nomad',
    externalId: ID,
    updatedAt: instant(ModifyTime),
    ...(meta.portal_entity
      ? { entityRef: meta.portal_entity }
      : { selector: { 'nomad.io/job-id': JobID } }),
    environment: ENVIRONMENT,
    status,
    ...(CreateTime ? { startedAt: instant(CreateTime) } : {}),
    ...(ENDED.has(status) ? { finishedAt: instant(ModifyTime) } : {}),
    ...(meta.revision ? { revision: meta.revision } : {}),
  };
}

/** What became of each record; a batch is accepted although some of it was rejected. */
async function send(records, attempt = 1) {
  const response = await fetch(`${PORTAL}/api/devops/v1/deployments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${PORTAL_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(records),
  });
  if (response.status >= 500 && attempt < TRIES) {
    await new Promise(resolve => setTimeout(resolve, 1000 * attempt));
    return send(records, attempt + 1);
  }
  if (!response.ok) {
    throw new Error(`The portal refused: ${await response.text()}`);
  }
  return (await response.json()).results;
}

const records = [];
for (const deployment of await listDeployments()) {
  const record = await toRecord(deployment);
  if (record) records.push(record);
}
const results = [];
for (let start = 0; start < records.length; start += BATCH) {
  results.push(...(await send(records.slice(start, start + BATCH))));
}
const rejected = results.filter(({ result }) => result === 'rejected');
if (rejected.length > 0) {
  throw new Error(`The portal rejected: ${JSON.stringify(rejected)}`);
}
