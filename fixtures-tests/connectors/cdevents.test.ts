import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCdeventsConnector } from '../../plugins/devops-backend/src/cdevents';

const FOLDER = join(__dirname, '../../../shared/fixtures/cdevents');

/** The JSON files of a folder; a test without its data fails. */
const jsonIn = (folder: string): { name: string; json: { $id?: string } }[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => ({
      name,
      json: JSON.parse(readFileSync(join(folder, name), 'utf8')),
    }));

const connector = createCdeventsConnector();
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});

/** Events of which something is read, as they are: the others lack a commit or are no deployment. */
const READ = [
  'incident_detected',
  'incident_reported',
  'incident_resolved',
  'service_deployed',
  'service_rolledback',
  'service_upgraded',
];

describe.each([
  ['v0.3.0', 39, 2],
  ['v0.4.1', 45, 3],
  ['v0.5.1', 45, 3],
])('CDEvents %s', (version, count, pairs) => {
  const events = jsonIn(join(FOLDER, version, 'conformance'));
  const schemas = new Ajv2020({ strict: false });
  addFormats(schemas);
  const links = version === 'v0.3.0' ? [] : ['links'];
  const idByFile = new Map<string, string>();
  for (const folder of ['', ...links]) {
    for (const { name, json } of jsonIn(
      join(FOLDER, version, 'schemas', folder),
    )) {
      schemas.addSchema(json);
      idByFile.set(name, json.$id ?? '');
    }
  }

  it(`has ${count} events, each with its own identity`, () => {
    expect(events).toHaveLength(count);
    const ids = events.map(({ json }) => connector.identify(delivery(json)).id);
    expect(new Set(ids).size).toBe(count);
    const naive = ids.map(id =>
      JSON.stringify(JSON.parse(id ?? '[]').slice(0, 2)),
    );
    expect(new Set(naive).size).toBe(pairs);
  });

  it.each(events)('$name is valid, and read or ignored', ({ name, json }) => {
    const event = name.replace('.json', '');
    const schema = idByFile.get(name.replace('_', '')) ?? '';
    const isValid = schemas.validate(schema, json);
    expect(schemas.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);

    const reading = connector.read(delivery(json));
    const isRead = 'records' in reading;
    expect([event, isRead]).toEqual([event, READ.includes(event)]);
    const records = isRead ? reading.records : [];
    expect(
      records
        .map(record => parseRecord({ ...record, source: 'cdevents' }))
        .filter(({ ok }) => !ok),
    ).toEqual([]);
    expect('ignored' in reading ? reading.ignored : 'not ignored').toMatch(
      /\w+ \w+/,
    );
  });

  it.each(events)(
    '$name of a later minor version says the same',
    ({ json }) => {
      const later = JSON.parse(
        JSON.stringify(json).replace(
          /(dev\.cdevents\.\w+\.\w+\.0)\.\d+\.\d+/,
          '$1.99.1',
        ),
      );
      expect(connector.read(delivery(later))).toEqual(
        connector.read(delivery(json)),
      );
    },
  );
});
