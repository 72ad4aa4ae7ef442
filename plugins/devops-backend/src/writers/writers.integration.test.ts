import request, { Response } from 'supertest';
import {
  createBackendDatabases,
  Devops,
  resultsOf,
  startDevops,
} from '../http/__testUtils__/startDevops';
import { entity } from '../http/__testUtils__/testCatalog';
import { Issuer, startIssuer } from './__testUtils__/issuer';

jest.setTimeout(120_000);

const { each, create } = createBackendDatabases();
const BASE = '/api/devops/v1';
const DIGEST = 'a1b2c3d4'.repeat(8);

const service = (name: string, slug: string) =>
  entity('Component', name, {
    annotations: { 'github.com/project-slug': slug },
  });

const ENTITIES = [
  service('shop', 'acme/shop'),
  service('pay', 'acme/pay'),
  service('evil', 'acme-evil/shop'),
  entity('Component', 'api', {
    annotations: { 'gitlab.com/project-slug': 'acme/team/api' },
  }),
  entity('Component', 'legacy'),
];

const WRITERS = [
  {
    subject: 'external:github:repo:acme/mono',
    entities: ['component:default/legacy'],
    repositories: ['https://github.com/acme/pay'],
    sources: ['mono'],
  },
  { subject: 'external:github:repo:acme/free', anyEntity: true },
  { subject: 'external:github:repo:acme/*' },
  { subject: 'external:loose:repo:acme/*' },
  {
    subject: 'narrowed',
    sources: ['jenkins'],
    entities: ['component:default/legacy'],
  },
  { subject: 'external:gitlab:project_path:acme/*:ref_type:branch:ref:main' },
];

const MAIN = 'ref:refs/heads/main';

describe.each(each)('writers outside on %s', id => {
  let devops: Devops;
  let github: Issuer;
  let gitlab: Issuer;
  let loose: Issuer;
  let tokens: Record<'shop' | 'pay' | 'mono' | 'free' | 'evil', string>;
  let count = 0;

  beforeAll(async () => {
    github = await startIssuer('github');
    gitlab = await startIssuer('gitlab');
    loose = await startIssuer('loose');
    const of = (repo: string) => github.sign(`repo:${repo}:${MAIN}`);
    tokens = {
      shop: await of('acme/shop'),
      pay: await of('Acme@1/Pay@2'),
      mono: await of('acme/mono'),
      free: await of('acme/free'),
      evil: await of('acme-evil/shop'),
    };
    devops = await startDevops({
      database: await create(id),
      entities: ENTITIES,
      devops: { writers: WRITERS },
      externalAccess: [
        github.access(),
        gitlab.access(),
        loose.access({ accessRestrictions: [{ plugin: 'devops' }] }),
        {
          type: 'static',
          options: { token: 'static-token', subject: 'jenkins' },
        },
        {
          type: 'static',
          options: { token: 'narrowed-token', subject: 'narrowed' },
        },
      ],
    });
  });

  afterAll(async () => {
    await devops.stop();
    await github.stop();
    await gitlab.stop();
    await loose.stop();
  });

  const post = (path: string, token: string, body: string | object) =>
    request(devops.server)
      .post(`${BASE}/${path}`)
      .set('authorization', `Bearer ${token}`)
      .send(body);

  const remove = (ref: string, token: string) =>
    request(devops.server)
      .delete(`${BASE}/records/${ref}`)
      .set('authorization', `Bearer ${token}`);

  const release = (name: string | null, more: object = {}) => {
    count += 1;
    return {
      source: 'github-actions',
      externalId: `acme/${count}`,
      ...(name ? { entityRef: `component:default/${name}` } : {}),
      environment: 'production',
      status: 'succeeded',
      finishedAt: '2026-11-20T10:00:00Z',
      ...more,
    };
  };

  const deploy = (token: string, ...releases: object[]) =>
    post('deployments', token, releases);

  const entityOf = async (externalId: string) => {
    const { body } = await request(devops.server)
      .get(`${BASE}/deployments`)
      .set('authorization', 'Bearer static-token')
      .query({
        entityRef: ENTITIES.map(
          one => `component:default/${one.metadata.name}`,
        ),
        from: '2026-11-01T00:00:00Z',
      });
    return body.items.find(
      (item: { externalId?: string; id?: string }) =>
        item.id === `github-actions/${externalId}`,
    );
  };

  const expectForbidden = (response: Response, path: string) => {
    expect(response.status).toBe(403);
    expect(response.body.error.name).toBe('NotAllowedError');
    expect(response.body.error.message).toContain(path);
  };

  it('write for the entity whose repository is theirs, however it is named', async () => {
    const { shop } = tokens;
    const written = await deploy(
      shop,
      release('shop'),
      release(null, { repository: 'https://github.com/ACME/shop.git' }),
      release(null, {
        selector: { 'github.com/project-slug': 'acme/shop' },
      }),
    );
    expect(written.status).toBe(200);
    expect(resultsOf(written)).toEqual(['created', 'created', 'created']);
    // Numbered as GitHub does for new repositories, and in another case.
    expect(resultsOf(await deploy(tokens.pay, release('pay')))).toEqual([
      'created',
    ]);
  });

  it('may not write for any other entity', async () => {
    const { shop } = tokens;
    const theirs = release('pay');
    expectForbidden(await deploy(shop, theirs), '$.entityRef');
    expect(await entityOf(theirs.externalId)).toBeUndefined();
    expectForbidden(
      await deploy(
        shop,
        release(null, { repository: 'https://github.com/acme/pay' }),
      ),
      '$.repository',
    );
    expectForbidden(
      await deploy(
        shop,
        release(null, { selector: { 'github.com/project-slug': 'acme/pay' } }),
      ),
      '$.selector',
    );
    // The way that decides leads elsewhere, whatever stands beside it.
    expectForbidden(
      await deploy(
        shop,
        release('pay', { repository: 'https://github.com/acme/shop' }),
      ),
      '$.entityRef',
    );
  });

  it('are told record by record in a mixed batch', async () => {
    const written = await deploy(
      tokens.shop,
      release('shop'),
      release('pay'),
      release('shop'),
    );
    expect(written.status).toBe(200);
    expect(resultsOf(written)).toEqual(['created', 'rejected', 'created']);
    expect(written.body.results[1]).toMatchObject({
      forbidden: true,
      problems: [{ path: '$.entityRef' }],
    });
  });

  it('may write nothing when no entry is for them', async () => {
    const refused = await deploy(tokens.evil, release('evil'));
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('devops.writers');
    // Nothing of what they send is read before.
    expect((await post('deployments', tokens.evil, 'text')).status).toBe(403);
    const other = await github.sign('repo:evil/shop:repo:acme/shop');
    expect((await deploy(other, release('shop'))).status).toBe(403);
    const tag = 'ref_type:tag:ref:main';
    const ofTag = await gitlab.sign(`project_path:acme/team/api:${tag}`);
    expect((await deploy(ofTag, release('api'))).status).toBe(403);
  });

  it('may read nothing either, where their issuer is let in to read', async () => {
    const read = async (repo: string) => {
      const token = await loose.sign(`repo:${repo}:${MAIN}`);
      const { status } = await request(devops.server)
        .get(`${BASE}/deployments`)
        .set('authorization', `Bearer ${token}`)
        .query({ entityRef: 'component:default/shop' });
      return status;
    };
    expect(await read('acme/shop')).toBe(200);
    expect(await read('evil/shop')).toBe(403);
  });

  it('write from GitLab under the name of its pipelines', async () => {
    const main = 'ref_type:branch:ref:main';
    const api = await gitlab.sign(`project_path:acme/team/api:${main}`);
    const own = release('api', { source: 'gitlab-ci' });
    expect(resultsOf(await deploy(api, own))).toEqual(['created']);
    expectForbidden(await deploy(api, release('api')), '$.source');
    // Its address reads like that of a folder of acme/team.
    const odd = await gitlab.sign(`project_path:acme/team/src/x:${main}`);
    const refused = await deploy(odd, own);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('cannot be told apart');
    const like = await gitlab.sign(`repo:acme/shop:${MAIN}`);
    expect((await deploy(like, release('shop'))).status).toBe(403);
  });

  it('are nobody with a forged token, or one for somebody else', async () => {
    const forged = await github.forge(`repo:acme/shop:${MAIN}`);
    expect((await deploy(forged, release('shop'))).status).toBe(401);
    const cloud = await github.sign(`repo:acme/shop:${MAIN}`, {
      audience: 'sts.amazonaws.com',
    });
    expect((await deploy(cloud, release('shop'))).status).toBe(401);
  });

  it('may not take over, change or delete records of others', async () => {
    const theirs = release('pay');
    expect(resultsOf(await deploy(tokens.pay, theirs))).toEqual(['created']);
    const { externalId } = theirs;
    const ref = `github-actions/${encodeURIComponent(externalId)}`;

    const taken = release('shop', { externalId, updatedAt: new Date() });
    expectForbidden(await deploy(tokens.shop, taken), '$.externalId');
    expectForbidden(
      await deploy(tokens.shop, {
        ...theirs,
        status: 'failed',
        updatedAt: new Date(),
      }),
      '$.externalId',
    );
    expectForbidden(await remove(ref, tokens.shop), '$.externalId');
    expectForbidden(
      await deploy(tokens.shop, {
        source: 'github-actions',
        externalId,
        deleted: true,
      }),
      '$.externalId',
    );
    expect(await entityOf(externalId)).toMatchObject({
      status: 'succeeded',
      entityRef: 'component:default/pay',
    });

    expect((await remove(ref, tokens.pay)).status).toBe(200);
    expect(await entityOf(externalId)).toBeUndefined();
  });

  it('may not give their own record to another entity', async () => {
    const own = release('shop');
    await deploy(tokens.shop, own);
    const moved = { ...own, entityRef: 'component:default/pay' };
    expectForbidden(
      await deploy(tokens.shop, { ...moved, updatedAt: new Date() }),
      '$.entityRef',
    );
    expect(await entityOf(own.externalId)).toMatchObject({
      entityRef: 'component:default/shop',
    });
  });

  it('may not delete in advance what others will send', async () => {
    const coming = { source: 'github-actions', externalId: 'acme/coming' };
    expect(
      (await deploy(tokens.shop, { ...coming, deleted: true })).status,
    ).toBe(403);
    expectForbidden(
      await deploy(tokens.shop, { ...coming, source: 'github', deleted: true }),
      '$.source',
    );
  });

  it('wait only for an entity of their repository', async () => {
    const waiting = await deploy(
      tokens.shop,
      release('to-be-registered'),
      release(null, { selector: { 'acme.io/id': 'to-be-registered' } }),
      release(null, { repository: 'https://github.com/acme/other' }),
    );
    expect(waiting.status).toBe(403);
    const own = await github.sign(`repo:acme/new:${MAIN}`);
    const coming = release(null, {
      repository: 'https://github.com/acme/new',
    });
    expect(resultsOf(await deploy(own, coming))).toEqual(['unmatched']);
    // Nobody else may say now where it belongs.
    expectForbidden(
      await deploy(tokens.shop, {
        ...coming,
        entityRef: 'component:default/shop',
        updatedAt: new Date(),
      }),
      '$.externalId',
    );
  });

  it('may not judge deployments and incidents of others by naming them', async () => {
    const theirs = release('pay');
    const own = release('shop');
    await deploy(tokens.pay, theirs);
    await deploy(tokens.shop, own);
    const refOf = (one: { externalId: string }) =>
      `deployment:github-actions/${one.externalId}`;
    const incident = (externalId: string, more: object) => ({
      source: 'github-actions',
      externalId: `incident/${externalId}`,
      entityRef: 'component:default/shop',
      openedAt: '2026-11-20T11:00:00Z',
      ...more,
    });
    const report = (...incidents: object[]) =>
      post('incidents', tokens.shop, incidents);

    expectForbidden(
      await report(incident('1', { causedBy: refOf(theirs) })),
      '$.causedBy',
    );
    expectForbidden(
      await deploy(tokens.shop, release('shop', { fixes: [refOf(theirs)] })),
      '$.fixes',
    );
    expectForbidden(
      await report(
        incident('2', { duplicateOf: 'incident:pagerduty/not-there-yet' }),
      ),
      '$.duplicateOf',
    );
    const fine = await report(
      incident('3', { causedBy: refOf(own) }),
      incident('4', { causedBy: 'revision:4f1c' }),
      incident('5', { duplicateOf: 'incident:github-actions/incident/3' }),
      incident('6', { duplicateOf: 'incident:github-actions/incident/7' }),
      incident('7', { causedBy: refOf(theirs) }),
    );
    expect(resultsOf(fine)).toEqual([
      'created',
      'created',
      'created',
      // What a rejected record would have been is nothing to point to.
      'rejected',
      'rejected',
    ]);
  });

  it('may only say the origin of artifacts of their own repository', async () => {
    const image = `pkg:oci/pay@sha256:${DIGEST}`;
    const theirs = release('pay', { artifact: image });
    await deploy(tokens.pay, theirs);
    const artifact = (name: string, repository: string, at: string) => ({
      source: 'github-actions',
      externalId: `artifact/${at}`,
      artifact: name,
      revision: '4f1c',
      repository: `https://github.com/acme/${repository}`,
    });
    const send = (token: string, one: object) => post('artifacts', token, one);

    expectForbidden(
      await send(tokens.shop, artifact(image, 'shop', '1')),
      '$.artifact',
    );
    expectForbidden(
      await send(tokens.shop, artifact(image, 'pay', '2')),
      '$.repository',
    );
    expectForbidden(
      await send(tokens.shop, artifact('pkg:npm/pay@1.0.0', 'shop', '3')),
      '$.artifact',
    );
    const own = artifact(image, 'pay', '4');
    expect(resultsOf(await send(tokens.pay, own))).toEqual(['created']);
    expectForbidden(
      await send(tokens.shop, { ...own, externalId: 'artifact/0' }),
      '$.repository',
    );
  });

  it('meet the same rules in an import', async () => {
    const lines = (...records: object[]) =>
      records
        .map(one => JSON.stringify({ kind: 'deployment', ...one }))
        .join('\n');
    const send = (text: string) =>
      request(devops.server)
        .post(`${BASE}/import`)
        .set('authorization', `Bearer ${tokens.shop}`)
        .set('content-type', 'application/x-ndjson')
        .send(text);
    const mixed = await send(lines(release('shop'), release('pay')));
    expect(mixed.body).toMatchObject({
      created: 1,
      rejected: 1,
      problems: [{ line: 2, path: '$.entityRef' }],
    });
    expect((await send(lines(release('pay')))).status).toBe(403);
    const override = {
      kind: 'override',
      target: 'deployment:github-actions/acme/1',
      action: 'exclude',
    };
    expect(
      (await send(lines({ ...release('shop'), ...override }))).body,
    ).toEqual(expect.objectContaining({ created: 0, rejected: 1 }));
  });

  it('write for more only where that is configured', async () => {
    const mono = (name: string, more = {}) =>
      release(name, { source: 'mono', ...more });
    const written = await deploy(
      tokens.mono,
      mono('legacy'),
      mono('pay'),
      mono('shop'),
      mono('legacy', { source: 'github-actions' }),
    );
    expect(resultsOf(written)).toEqual([
      'created',
      'created',
      'rejected',
      'rejected',
    ]);
    const anything = await deploy(tokens.free, release('shop'), release('api'));
    expect(resultsOf(anything)).toEqual(['created', 'created']);
  });

  it('send CloudEvents, whose records meet the same rules', async () => {
    const send = async (token: string, name: string) => {
      const type = 'dev.cdevents.service.deployed.0.3.0';
      const context = { id: '1', source: '/ci', type, version: '0.5.0' };
      const entityRef = `component:default/${name}`;
      const sent = await request(devops.server)
        .post(`${BASE}/events`)
        .set('authorization', `Bearer ${token}`)
        .set('content-type', 'application/cloudevents+json')
        .send(
          JSON.stringify({
            specversion: '1.0',
            id: '1',
            source: '/ci',
            type,
            data: {
              context: { ...context, timestamp: '2026-11-20T10:00:00Z' },
              subject: {
                id: name,
                content: { environment: { id: 'production' } },
              },
              customData: { entityRef },
            },
          }),
        );
      expect(sent.status).toBe(202);
      return sent.body.results[0];
    };
    const statusOf = async (delivery: string) => {
      for (;;) {
        const { body } = await request(devops.server)
          .get(`${BASE}/deliveries/${delivery}`)
          .set('authorization', 'Bearer static-token');
        if (body.status !== 'waiting') return body;
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    };
    const foreign = await send(tokens.pay, 'shop');
    const refused = {
      status: 'failed',
      reason: expect.stringContaining('$.entityRef leads to an entity that'),
    };
    expect(await statusOf(foreign.delivery)).toMatchObject(refused);
    const replayed = await request(devops.server)
      .post(`${BASE}/deliveries/${foreign.delivery}/replay`)
      .set('authorization', 'Bearer static-token');
    expect(replayed.body).toMatchObject(refused);

    // Nobody can use up an id that another is going to send.
    const own = await send(tokens.shop, 'shop');
    expect(own.result).toBe('kept');
    expect((await send(tokens.shop, 'shop')).result).toBe('duplicate');
    expect(await statusOf(own.delivery)).toMatchObject({
      status: 'processed',
      records: [{ entityRef: 'component:default/shop' }],
    });
    // Neither can one whose entry sets no limit: it may set one when this is replayed.
    expect((await send(tokens.free, 'shop')).result).toBe('kept');
    expect((await send('static-token', 'shop')).result).toBe('kept');
  });

  it('come in by no door that does not look at whose record it is', async () => {
    const token = await loose.sign(`repo:acme/shop:${MAIN}`);
    expect((await deploy(token, release('shop'))).status).toBe(200);
    const targets = ['deployment:github-actions/acme/1'];
    const correction = { targets, action: 'exclude' };
    const refused = await post('overrides', token, correction);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('may only send records');
    const test = await post('sources/cdevents/test', token, {
      entityRef: 'component:default/shop',
    });
    expect(test.status).toBe(403);
  });

  it('leave holders of a secret free', async () => {
    const written = await deploy(
      'static-token',
      release('shop', { source: 'jenkins' }),
      release('pay', { source: 'jenkins' }),
    );
    expect(resultsOf(written)).toEqual(['created', 'created']);
  });

  it('narrow what the holder of a secret may write', async () => {
    const own = release('legacy', { source: 'jenkins' });
    const theirs = release('shop', { source: 'jenkins' });
    const written = await deploy('narrowed-token', own, theirs);
    expect(resultsOf(written)).toEqual(['created', 'rejected']);
    expect(written.body.results[1].forbidden).toBe(true);
  });
});
