import { RECORD_LIMITS } from '@devops-domains/backstage-plugin-devops-common';
import { createBackend, SERVICES } from '../facts/__testUtils__/backend';
import { createDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

/** Of characters that take most bytes, and never the same: an index compresses what repeats. */
function longest(length: number): string {
  const codes = Array.from(
    { length },
    (_, index) => 0x4e00 + ((index * index * 7919 + index * 104_729) % 20_000),
  );
  return String.fromCodePoint(...codes);
}

describe.each(each)('records with the longest texts, on %s', id => {
  it('fit into every index', async () => {
    const { writer } = createBackend(await migrated(id));
    const source = 's'.repeat(RECORD_LIMITS.source);
    const externalId = longest(RECORD_LIMITS.externalId);
    const [entityRef] = SERVICES;
    const revision = longest(RECORD_LIMITS.revision);
    const deployment = {
      kind: 'deployment',
      source,
      externalId,
      entityRef,
      environment: 'production',
      status: 'succeeded',
      finishedAt: '2026-11-01T00:00:00Z',
      revision,
      artifact: longest(Math.floor(RECORD_LIMITS.artifact / 3)),
      group: longest(RECORD_LIMITS.name),
      changes: [{ revision }],
    };
    const results = await writer.write([
      deployment,
      {
        ...deployment,
        externalId: 'other',
        environment: longest(RECORD_LIMITS.name),
        fixes: [`deployment:${source}/${externalId}`],
      },
      {
        kind: 'incident',
        source,
        externalId: 'incident',
        entityRef,
        openedAt: '2026-11-01T00:00:00Z',
        causedBy: `revision:${revision}`,
      },
    ]);
    expect(results.map(({ result }) => result)).toEqual(
      Array(3).fill('created'),
    );
  });
});
