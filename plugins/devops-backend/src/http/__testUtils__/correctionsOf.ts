import request from 'supertest';
import { Devops } from './startDevops';

/** What a person does about corrections. */
export function correctionsOf(devops: Devops) {
  const path = '/api/devops/v1/overrides';
  return {
    correct: async (body: object, as = devops.asUser) =>
      devops.documented(
        'correctRecords',
        await request(devops.server).post(path).set(as).send(body),
      ),
    undo: async (overrideId: string) =>
      devops.documented(
        'undoOverride',
        await request(devops.server)
          .delete(`${path}/${overrideId}`)
          .set(devops.asUser),
      ),
    listOf: async (query: object) =>
      devops.get('getOverrides', '/v1/overrides', { ...query }),
  };
}
