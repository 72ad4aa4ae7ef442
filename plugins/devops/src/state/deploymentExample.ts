const SERVICES = ['component:', 'resource:'];

const NOW = `'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'`;

/** A command that sends one record; the values may have parts that the shell fills in. */
function curlOf(address: string, record: Record<string, string>): string {
  const fields = Object.entries(record).map(
    ([name, value]) => `    "${name}": "${value}"`,
  );
  return `curl -X POST ${address} \\
  -H "Authorization: Bearer $DEVOPS_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
${fields.join(',\n')}
  }'`;
}

/**
 * A command that sends a first deployment of an entity. Only services have
 * records of their own, so for a scope the example names one to be replaced.
 *
 * @param address - of the endpoint
 */
export function deploymentExample(
  address: string,
  entityRef: string,
  source = 'ci',
): string {
  const service = SERVICES.some(kind => entityRef.startsWith(kind))
    ? entityRef
    : 'component:default/my-service';
  return curlOf(address, {
    source,
    externalId: '1',
    entityRef: service,
    environment: 'production',
    status: 'succeeded',
    finishedAt: NOW,
    revision: `'"$(git rev-parse HEAD)"'`,
  });
}

/** The same of an incident. */
export function incidentExample(address: string, source: string): string {
  return curlOf(address, {
    source,
    externalId: '1',
    entityRef: 'component:default/my-service',
    openedAt: NOW,
    title: 'What is wrong',
  });
}
