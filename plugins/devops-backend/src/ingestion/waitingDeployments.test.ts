import { createBackend } from '../facts/__testUtils__/backend';
import { createDatabases } from '../store/__testUtils__/databases';
import {
  entityOf,
  FixedEntityDirectory,
} from './__testUtils__/FixedEntityDirectory';
import { readWaitingDeployments } from './waitingDeployments';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const API = 'component:default/api';
const WEB = 'component:default/web';
const OTHER = 'component:default/other';
const MONOREPO = 'https://example.org/acme/shop';

const release = (externalId: string, more: object) => ({
  kind: 'deployment',
  source: 'ci',
  externalId,
  environment: 'production',
  status: 'succeeded',
  finishedAt: '2026-11-01T00:00:00Z',
  ...more,
});

describe.each(each)('deployments that wait on %s', id => {
  it('are counted for each service that they may be of, once for all of them', async () => {
    const knex = await migrated(id);
    const inShop = {
      'backstage.io/source-location': `url:${MONOREPO}`,
      'ci/name': 'shop',
    };
    const directory = new FixedEntityDirectory([
      entityOf(API, inShop),
      entityOf(WEB, inShop),
      entityOf(OTHER),
    ]);
    const { writer } = createBackend(knex, { directory });
    await writer.write([
      release('1', { repository: MONOREPO }),
      release('2', { repository: `${MONOREPO}.git` }),
      release('3', { selector: { 'ci/name': 'shop' } }),
      release('4', { selector: { 'ci/name': 'nobody' } }),
      release('5', { entityRef: 'component:default/old' }),
      release('6', { entityRef: OTHER }),
      {
        kind: 'incident',
        source: 'pager',
        externalId: '1',
        repository: MONOREPO,
        openedAt: '2026-11-01T00:00:00Z',
      },
    ]);
    const statements: unknown[] = [];
    const listen = (statement: unknown) => statements.push(statement);
    knex.on('query', listen);
    const count = await readWaitingDeployments({
      knex,
      directory,
      aliases: new Map([['component:default/old', WEB]]),
    });
    knex.removeListener('query', listen);

    expect(count([API])).toBe(3);
    expect(count([WEB])).toBe(4);
    expect(count([API, WEB])).toBe(4);
    expect(count([OTHER])).toBe(0);
    expect(statements).toHaveLength(1);
  });
});
