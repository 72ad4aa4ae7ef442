import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import devopsPlugin from '@devops-domains/backstage-plugin-devops-backend';
import {
  EvidenceAnswer,
  EvidenceRow,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { expectNumbers, find } from './expectNumbers';
import { convertedFile, serviceOf } from './history';
import { PROJECTS, readReleases } from './realReleases';
import { recompute } from './recomputation';
import { runScript } from './scripts';
import { NamedWindow, WINDOWS } from './windows';

const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', uid: `uid-of-${name}` },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:default/a' },
});

const DATABASES: TestDatabaseId[] = ['SQLITE_3', 'POSTGRES_18'];

const databases = TestDatabases.create({ ids: DATABASES, disableDocker: true });

describe.each(DATABASES)('a backend on %s', databaseId => {
  let backend: TestBackend;
  let url: string;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'real-releases-'));
    // A database that is not there fails here, and skips nothing.
    const knex = await databases.init(databaseId);
    backend = await startTestBackend({
      features: [
        devopsPlugin,
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({
          entities: PROJECTS.map(({ project }) => component(project)),
        }),
      ],
    });
    url = `http://localhost:${backend.server.port()}`;
  });

  afterAll(async () => {
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function importProject(project: string) {
    const file = join(folder, `${project}.ndjson`);
    writeFileSync(file, await convertedFile(project));
    return runScript('import.mjs', [
      file,
      '--url',
      url,
      '--token',
      mockCredentials.service.token(),
    ]);
  }

  async function get<T>(
    path: string,
    query: Record<string, string>,
  ): Promise<T> {
    const search = new URLSearchParams(query);
    const response = await fetch(`${url}/api/devops/v1/${path}?${search}`, {
      headers: { authorization: mockCredentials.user.header() },
    });
    if (!response.ok) {
      throw new Error(`${response.status}: ${await response.text()}`);
    }
    return response.json();
  }

  const readMetrics = (
    project: string,
    { from, to, timeZone }: NamedWindow,
  ): Promise<MetricsAnswer> =>
    get('metrics', { entityRef: serviceOf(project), from, to, timeZone });

  /** The numbers follow the records in the background; an answer says when they have not yet. */
  async function readFreshMetrics(
    project: string,
    window: NamedWindow,
  ): Promise<MetricsAnswer> {
    for (;;) {
      const answer = await readMetrics(project, window);
      if (!answer.stale) {
        return answer;
      }
      await wait(100);
    }
  }

  async function readLeadTimeEvidence(
    project: string,
    snapshot: string,
  ): Promise<EvidenceRow[]> {
    const rows: EvidenceRow[] = [];
    let cursor: string | null = null;
    do {
      const page: EvidenceAnswer = await get('metrics/lead-time/evidence', {
        entityRef: serviceOf(project),
        snapshot,
        ...(cursor !== null && { cursor }),
      });
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return rows;
  }

  describe.each(PROJECTS)('with the history of $project', expected => {
    const { project, releases } = expected;
    let before: MetricsAnswer;

    it('imports each release', async () => {
      const { code, stdout, stderr } = await importProject(project);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(
        new RegExp(
          `^${releases} lines in .*: ${releases} created, 0 updated, 0 unchanged, 0 unmatched, 0 rejected\\n$`,
        ),
      );
      before = await readFreshMetrics(project, WINDOWS[0]);
    });

    it.each(WINDOWS)('answers with the numbers of $name', async window => {
      const answer = await readMetrics(project, window);
      expectNumbers(answer.metrics, recompute(readReleases(project), window));
    });

    it('shows every commit behind the lead time, once', async () => {
      const rows = await readLeadTimeEvidence(project, before.snapshot);
      const { n, distribution } = find(before.metrics, 'lead-time');
      const samples = rows.flatMap(({ value }) => value ?? []);
      expect(samples).toHaveLength(n);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(Math.max(...samples)).toBe(distribution?.max);
      const mean = samples.reduce((sum, value) => sum + value, 0) / n;
      expect(mean).toBeCloseTo(distribution?.mean ?? NaN, 3);
    });

    it('changes nothing when it is sent again', async () => {
      const { code, stdout } = await importProject(project);
      expect(code).toBe(0);
      expect(stdout).toContain(
        `: 0 created, 0 updated, ${releases} unchanged, 0 unmatched, 0 rejected`,
      );
      const after = await readFreshMetrics(project, WINDOWS[0]);
      expect(after.metrics).toEqual(before.metrics);
    });
  });
});
