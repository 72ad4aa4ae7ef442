import request from 'supertest';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from '../http/__testUtils__/startDevops';
import { component, entity } from '../http/__testUtils__/testCatalog';
import { SHIPPER_ANNOTATION, shippingModule } from './__testUtils__/shipper';

jest.setTimeout(120_000);

const { each, create } = createBackendDatabases();

/** With a value that others have as well. */
const shipped = (name: string, value: string, options = {}) => {
  const { annotations } = component(name, options).metadata;
  return entity('Component', name, {
    annotations: { ...annotations, [SHIPPER_ANNOTATION]: value },
  });
};

describe.each(each)('a test event on %s', id => {
  let devops: Devops;

  beforeAll(async () => {
    devops = await startDevops({
      database: await create(id),
      entities: [
        shipped('shop', 'shared'),
        shipped('secret', 'shared', { hidden: true }),
        shipped('first', 'seen'),
        shipped('second', 'seen'),
        shipped('moved', 'ruled'),
        shipped('gone', 'ruled'),
        shipped('away', 'shown'),
        shipped('off', 'shown'),
      ],
      modules: [shippingModule],
      devops: {
        sources: { shipper: { webhook: { allowUnsigned: true } } },
        matching: {
          rules: [
            {
              selector: { [SHIPPER_ANNOTATION]: 'ruled' },
              entityRef: 'component:default/secret',
            },
            {
              selector: { [SHIPPER_ANNOTATION]: 'shown' },
              entityRef: 'component:default/shop',
            },
          ],
        },
      },
    });
  });

  afterAll(() => devops.stop());

  it.each([
    ['shop', 'hidden-candidates', { entities: '2' }],
    ['first', 'unmatched', { reason: expect.stringContaining('/second') }],
    ['moved', 'hidden-entity', {}],
    ['away', 'other-entity', { entityRef: 'component:default/shop' }],
  ])(
    'for %s names only what the caller may see',
    async (name, code, params) => {
      const answer = await request(devops.server)
        .post('/api/devops/v1/sources/shipper/test')
        .set(devops.asUser)
        .send({ entityRef: `component:default/${name}` });
      const { body } = devops.documented('testSource', answer);
      expect(body.steps).toContainEqual(
        expect.objectContaining({ step: 'matched', code, params }),
      );
      expect(JSON.stringify(body)).not.toContain('secret');
    },
  );
});
