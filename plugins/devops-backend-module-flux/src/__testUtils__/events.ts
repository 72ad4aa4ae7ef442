export const COMMIT = '731f7eaddfb6af01cb2173e18f0f75b0ba780ef1';
export const KUSTOMIZATION_UID = '7d0cdc51-ddcf-4743-b223-83ca5c699632';
export const HELM_RELEASE_UID = '0b5a2a5e-0d57-4c1c-8a0c-3a3b1d2f4e01';

interface Part {
  reason?: string;
  severity?: string;
  message?: string;
  timestamp?: string;
  metadata?: Record<string, string>;
  involvedObject?: object;
}

/** An event of the kustomize controller: what it changed in the cluster. */
export function kustomization({
  metadata,
  involvedObject,
  ...part
}: Part = {}) {
  return {
    involvedObject: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      name: 'checkout',
      namespace: 'production',
      uid: KUSTOMIZATION_UID,
      ...involvedObject,
    },
    severity: 'info',
    timestamp: '2026-11-01T10:00:05Z',
    message: 'Deployment/shop/checkout configured\nConfigMap/shop/old deleted',
    reason: 'Progressing',
    metadata: { revision: `main@sha1:${COMMIT}`, ...metadata },
    reportingController: 'kustomize-controller',
    reportingInstance: 'kustomize-controller-6b7f',
    ...part,
  };
}

export const healthy = (timestamp = '2026-11-01T10:00:50Z') =>
  kustomization({ message: 'Health check passed in 45.2s', timestamp });

export const unhealthy = (timestamp = '2026-11-01T10:05:00Z') =>
  kustomization({
    reason: 'HealthCheckFailed',
    severity: 'error',
    message:
      'health check failed after 5m0s: timeout waiting for: [Deployment]',
    timestamp,
  });

export const failed = (timestamp = '2026-11-01T09:59:00Z') =>
  kustomization({
    reason: 'ReconciliationFailed',
    severity: 'error',
    message: 'Deployment/shop/checkout dry-run failed',
    timestamp,
  });

/** What the controller says at each interval. */
export const reconciled = (timestamp = '2026-11-01T10:10:00Z') =>
  kustomization({
    reason: 'ReconciliationSucceeded',
    message: 'Reconciliation finished in 1.2s, next run in 10m0s',
    metadata: { commit_status: 'update' },
    timestamp,
  });

/** An event of the helm controller. */
export function helmRelease({ metadata, involvedObject, ...part }: Part = {}) {
  return {
    involvedObject: {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      name: 'checkout',
      namespace: 'production',
      uid: HELM_RELEASE_UID,
      ...involvedObject,
    },
    severity: 'info',
    timestamp: '2026-11-01T10:00:00Z',
    message: 'Helm upgrade succeeded for release shop/checkout.v7',
    reason: 'UpgradeSucceeded',
    metadata: {
      revision: '1.4.2',
      token: 'sha256:5d4c',
      'app-version': '2.0.0',
      ...metadata,
    },
    reportingController: 'helm-controller',
    reportingInstance: 'helm-controller-5c8d',
    ...part,
  };
}
