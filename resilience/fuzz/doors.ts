import { entityRefOf, SERVICES } from '../company';
import { AUTHORIZED, Door } from './door';
import { binaryEventDoor, busDoor } from './eventDoors';
import { mutateBody, mutateHeaders } from './mutate';
import { deleteDoor, replayDoor, testDoor } from './operatorDoors';
import { readDoor } from './readDoor';
import { cdevent, deployment, incident } from './seeds';
import { WEBHOOK_DOORS } from './webhookDoors';

function jsonDoor(
  path: string,
  contentType: string,
  seed: (id: number) => unknown,
): Door {
  return (random, id) => ({
    door: path,
    path,
    method: 'POST',
    headers: {
      ...mutateHeaders({ 'content-type': contentType }, random),
      ...AUTHORIZED,
    },
    body: mutateBody(seed(id), random),
  });
}

const importDoor: Door = (random, id) => ({
  door: '/v1/import',
  path: '/v1/import',
  method: 'POST',
  headers: { 'content-type': 'application/x-ndjson', ...AUTHORIZED },
  body: Buffer.concat(
    [deployment(id), incident(id), deployment(id + 1)].flatMap(seed => [
      mutateBody(seed, random),
      Buffer.from('\n'),
    ]),
  ),
});

/** Every door through which something comes in, and the questions. */
export const DOORS: Door[] = [
  ...WEBHOOK_DOORS,
  jsonDoor('/v1/deployments', 'application/json', id => [
    deployment(id),
    deployment(id + 7),
  ]),
  jsonDoor('/v1/changes', 'application/json', id => ({
    source: 'fuzz',
    externalId: `c${id}`,
    entityRef: entityRefOf(id % SERVICES),
    ...deployment(id).changes[0],
  })),
  jsonDoor('/v1/incidents', 'application/json', incident),
  jsonDoor('/v1/artifacts', 'application/json', id => ({
    source: 'fuzz',
    externalId: `a${id}`,
    artifact: `pkg:oci/app@sha256:${id}`,
    revision: `r${id}`,
  })),
  jsonDoor('/v1/events', 'application/cloudevents+json', cdevent),
  jsonDoor('/v1/events', 'application/cloudevents-batch+json', id => [
    cdevent(id),
    cdevent(id + 1),
  ]),
  jsonDoor('/v1/overrides', 'application/json', id => ({
    targets: [`deployment:fuzz/d${id}`],
    action: 'exclude',
    reason: 'fuzz',
  })),
  jsonDoor('/v1/metrics/query', 'application/json', id => ({
    entityRefs: [entityRefOf(id % SERVICES)],
    bucket: 'week',
  })),
  binaryEventDoor,
  busDoor,
  importDoor,
  deleteDoor,
  replayDoor,
  testDoor,
  readDoor,
];
