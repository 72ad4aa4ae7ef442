import {
  addVersion,
  ArtifactRecord,
  ChangeRecord,
  completeRecord,
  DEFAULT_DEFINITIONS,
  DeploymentRecord,
  IncidentRecord,
  Instant,
  MeasureQuery,
  mergeVersions,
  parseRecord,
  RecordVersion,
  ServiceHistory,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';

/** What the backend would keep of records: versions merged, by id. Throws for what it would refuse. */
export function storedRecords(records: object[]): Map<string, StoredRecord> {
  const versions = new Map<string, RecordVersion[]>();
  for (const record of records) {
    const parsed = parseRecord(JSON.parse(JSON.stringify(record)));
    if (!parsed.ok) {
      throw new Error(JSON.stringify(parsed.problems));
    }
    const id = `${parsed.version.source}/${parsed.version.externalId}`;
    const merged = addVersion(versions.get(id) ?? [], parsed.version);
    versions.set(id, merged.versions);
  }
  return new Map(
    [...versions].map(([id, all]) => {
      const merged = mergeVersions(all);
      const completed = completeRecord(merged, merged.fields.entityRef ?? null);
      if (!completed.ok) {
        throw new Error(`${id}: ${JSON.stringify(completed.problems)}`);
      }
      return [id, completed.record];
    }),
  );
}

/** The history of one service, from which its facts are computed. */
export function historyOf(
  stored: Map<string, StoredRecord>,
  service: string,
): ServiceHistory {
  const own = [...stored.values()].filter(record => record.service === service);
  const ofKind = <T extends StoredRecord>(kind: T['kind']) =>
    own.filter((record): record is T => record.kind === kind);
  return {
    service,
    productionEnvironments: null,
    deployments: ofKind<DeploymentRecord>('deployment'),
    changes: ofKind<ChangeRecord>('change'),
    incidents: ofKind<IncidentRecord>('incident'),
    artifacts: ofKind<ArtifactRecord>('artifact'),
    foreignDeployments: [],
  };
}

/** What the tab of a service asks by default in Seoul: the last 90 days. */
export function queryAt(now: Instant): MeasureQuery {
  return {
    from: now - 90 * 24 * 3_600_000,
    to: now,
    asOf: now,
    timeZone: 'Asia/Seoul',
    bucket: 'week',
    benchmarkYear: 2024,
    definitions: DEFAULT_DEFINITIONS,
    incidentSources: new Set(),
    scope: false,
  };
}
