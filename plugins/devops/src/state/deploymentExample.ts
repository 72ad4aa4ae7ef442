const SERVICES = ['component:', 'resource:'];

/**
 * A command that sends a first deployment of an entity. Only services have
 * records of their own, so for a scope the example names one to be replaced.
 */
export function deploymentExample(baseUrl: string, entityRef: string): string {
  const service = SERVICES.some(kind => entityRef.startsWith(kind))
    ? entityRef
    : 'component:default/my-service';
  return `curl -X POST ${baseUrl}/api/devops/v1/deployments \\
  -H "Authorization: Bearer $DEVOPS_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "source": "ci",
    "externalId": "1",
    "entityRef": "${service}",
    "environment": "production",
    "status": "succeeded",
    "finishedAt": "'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'",
    "revision": "'"$(git rev-parse HEAD)"'"
  }'`;
}
