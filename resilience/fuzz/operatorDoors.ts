import { entityRefOf, SERVICES } from '../company';
import { AUTHORIZED, Door, pick } from './door';
import { mutateBody } from './mutate';
import { VALUES } from './readDoor';

/** Mostly what is there, sometimes what no path expects. */
const inPath = (random: () => number, usual: string) =>
  encodeURIComponent(random() < 0.8 ? usual : pick(random, VALUES));

/** A record, or a correction, is taken back. */
export const deleteDoor: Door = (random, id) => ({
  door: 'deletion',
  path:
    random() < 0.8
      ? `/v1/records/${inPath(random, 'fuzz')}/${inPath(
          random,
          `d${Math.floor(random() * id)}`,
        )}`
      : `/v1/overrides/${inPath(random, String(id))}`,
  method: 'DELETE',
  headers: AUTHORIZED,
});

/** A delivery that came earlier is processed once more. */
export const replayDoor: Door = (random, id) => ({
  door: 'replay',
  path: `/v1/deliveries/${inPath(
    random,
    String(1 + Math.floor(random() * id)),
  )}/replay`,
  method: 'POST',
  headers: AUTHORIZED,
});

/** A test event is sent, through the whole way of a real one. */
export const testDoor: Door = (random, id) => ({
  door: 'source test',
  path: `/v1/sources/${inPath(
    random,
    pick(random, ['github', 'pagerduty', 'cdevents', 'flux']),
  )}/test`,
  method: 'POST',
  headers: { 'content-type': 'application/json', ...AUTHORIZED },
  body:
    random() < 0.5
      ? Buffer.from(JSON.stringify({ entityRef: entityRefOf(id % SERVICES) }))
      : mutateBody({ entityRef: entityRefOf(id % SERVICES) }, random),
});
