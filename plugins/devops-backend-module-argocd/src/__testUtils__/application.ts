import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderGoTemplate } from './goTemplate';

interface Application {
  metadata?: object;
  spec?: object;
  status?: object;
  operationState?: object;
}

/** An Argo CD application, with fields that nobody reads. */
export function application(part: Application = {}) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'checkout',
      namespace: 'argocd',
      uid: '3f1f0d2e-6a1c-4f5b-9a9b-0d3c1c7d1a11',
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{"secret": "x"}',
      },
      ...part.metadata,
    },
    spec: {
      project: 'shop',
      destination: {
        namespace: 'production',
        server: 'https://kubernetes.default.svc',
      },
      source: {
        repoURL: 'https://github.com/shop/gitops.git',
        path: 'checkout',
        targetRevision: 'main',
      },
      ...part.spec,
    },
    status: {
      operationState: {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt: '2026-11-01T10:00:00Z',
        finishedAt: '2026-11-01T10:00:42Z',
        operation: { sync: { revision: 'a'.repeat(40) } },
        syncResult: {
          revision: 'a'.repeat(40),
          resources: [{ kind: 'Deployment', name: 'checkout' }],
        },
        ...part.operationState,
      },
      health: { status: 'Healthy' },
      summary: { images: ['ghcr.io/shop/checkout:1.4.2'] },
      sync: { status: 'Synced', revision: 'a'.repeat(40) },
      ...part.status,
    },
  };
}

const file = join(__dirname, '../../examples/argocd-notifications-cm.yaml');
/** The ConfigMap that is shipped. */
export const configMap: { data: Record<string, string> } = parse(
  readFileSync(file, 'utf8'),
);

/** What the shipped template sends for an application. */
export function rendered(app: object = application()): unknown {
  const template = parse(configMap.data['template.devops-domains']);
  const context = parse(configMap.data.context);
  const { body } = template.webhook['devops-domains'];
  // What Kubernetes keeps is JSON: it knows no undefined.
  const kept = JSON.parse(JSON.stringify(app));
  return JSON.parse(renderGoTemplate(body, { app: kept, context }));
}
