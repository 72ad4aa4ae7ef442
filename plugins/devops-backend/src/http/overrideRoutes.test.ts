import request from 'supertest';
import { asUser, emptyStore, startRouter } from './__testUtils__/startRouter';

const correction = { targets: ['deployment:ci/1'], action: 'exclude' };

describe('corrections in the audit log', () => {
  it('stand there when they are made and when they are undone', async () => {
    const { server, writer, audited } = await startRouter();
    const api = request(server);
    await api
      .post('/api/devops/v1/overrides')
      .set('authorization', asUser)
      .send({
        ...correction,
        targets: ['deployment:ci/2'],
      });
    await api
      .delete('/api/devops/v1/overrides/4711')
      .set('authorization', asUser);
    expect(audited).toEqual([
      'override started',
      'override succeeded',
      'override started',
      'override succeeded',
    ]);
    expect(writer.written).toMatchObject([
      { source: 'portal', target: 'deployment:ci/2', deleted: false },
      { source: 'portal', externalId: '4711', deleted: true },
    ]);
  });

  it('stand there when they fail', async () => {
    const { server, writer, audited } = await startRouter({
      store: emptyStore,
    });
    const { status } = await request(server)
      .post('/api/devops/v1/overrides')
      .set('authorization', asUser)
      .send(correction);
    expect(status).toBe(404);
    expect(audited).toEqual(['override started', 'override failed']);
    expect(writer.written).toEqual([]);
  });
});

describe('corrections', () => {
  it.each([
    [
      { action: 'exclude' },
      'targets: is missing: it must be a list of references, such as ["deployment:ci/4711"]',
    ],
    [
      { ...correction, targets: 'deployment:ci/1' },
      'targets: must be a list of references, such as ["deployment:ci/4711"]',
    ],
    [
      { ...correction, targets: [5], reason: 5 },
      'targets[0]: must be a reference such as deployment:ci/4711, incident:pagerduty/Q1 or change:github/4f1c; reason: must be text',
    ],
  ])('say in words what is wrong with %j', async (sent, message) => {
    const { server } = await startRouter();
    const { status, body } = await request(server)
      .post('/api/devops/v1/overrides')
      .set('authorization', asUser)
      .send(sent);
    expect(status).toBe(400);
    expect(body.error.message).toBe(message);
  });
});
