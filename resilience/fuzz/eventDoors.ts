import { BUS_TOPIC } from '../backend';
import { AUTHORIZED, Door } from './door';
import { mutateBody, mutateHeaders, mutateJson } from './mutate';
import { cdevent } from './seeds';

/** The envelope of a CloudEvent stands in headers. */
export const binaryEventDoor: Door = (random, id) => {
  const { data, datacontenttype, ...attributes } = cdevent(id);
  const envelope = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]),
  );
  return {
    door: '/v1/events, binary',
    path: '/v1/events',
    method: 'POST',
    headers: {
      ...mutateHeaders(
        { 'content-type': datacontenttype, ...envelope },
        random,
      ),
      ...AUTHORIZED,
    },
    body: mutateBody(data, random),
  };
};

/** Backstage's own ingress, which passes on to the event bus what is JSON. */
export const busDoor: Door = (random, id) => ({
  door: 'event bus',
  plugin: 'events',
  path: `/http/${BUS_TOPIC}`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(
    mutateJson(
      {
        action: 'created',
        deployment: { id, environment: 'production', sha: `r${id}` },
        deployment_status: {
          id,
          state: 'success',
          created_at: '2026-10-01T10:00:00Z',
        },
        repository: {
          full_name: 'acme/service-1',
          html_url: 'https://github.com/acme/service-1',
        },
      },
      random,
    ) ?? '{}',
  ),
});
