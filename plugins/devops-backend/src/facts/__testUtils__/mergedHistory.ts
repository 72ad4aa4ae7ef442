import {
  ArtifactRecord,
  ChangeRecord,
  compareCodePoints,
  completeRecord,
  DeploymentRecord,
  IncidentRecord,
  mergeVersions,
  OverrideRecord,
  parseRecord,
  RecordVersion,
  ServiceHistory,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';

/**
 * What becomes of records without any database: the history of a service, with
 * all that was sent of other services.
 */
export function mergedHistory(
  service: string,
  sent: readonly unknown[],
): ServiceHistory {
  const all = mergeAll(sent);
  const merged = all.flatMap(({ record, deleted }) => (deleted ? [] : record));
  const ofKind = <T extends StoredRecord>(kind: T['kind']) =>
    merged.filter((record): record is T => record.kind === kind);
  const deployments = ofKind<DeploymentRecord>('deployment');
  const isOwn = (record: StoredRecord) => record.service === service;
  const isOfOther = ({ action, target }: OverrideRecord) =>
    action === 'exclude-change' &&
    !all.some(
      ({ record }) => isOwn(record) && target === `${record.kind}:${record.id}`,
    );
  return {
    service,
    productionEnvironments: null,
    deployments: deployments.filter(isOwn),
    changes: ofKind<ChangeRecord>('change').filter(isOwn),
    incidents: ofKind<IncidentRecord>('incident'),
    artifacts: ofKind<ArtifactRecord>('artifact'),
    foreignDeployments: deployments
      .filter(one => !isOwn(one))
      .map(deployment => ({ deployment, productionEnvironments: null })),
    overrides: ofKind<OverrideRecord>('override').filter(
      said => !isOfOther(said),
    ),
  };
}

function mergeAll(sent: readonly unknown[]) {
  const versions = new Map<string, RecordVersion[]>();
  for (const record of sent) {
    const parsed = parseRecord(record);
    if (parsed.ok) {
      const { source, externalId } = parsed.version;
      const id = `${source}/${externalId}`;
      versions.set(id, [...(versions.get(id) ?? []), parsed.version]);
    }
  }
  return [...versions.values()]
    .flatMap(all => {
      const merged = mergeVersions(all);
      const completed = completeRecord(merged, merged.fields.entityRef ?? null);
      return completed.ok ? completed : [];
    })
    .sort((a, b) => compareCodePoints(a.record.id, b.record.id));
}
