import { isError } from '@backstage/errors';
import {
  Endpoint,
  EndpointId,
  ENDPOINTS,
} from '@devops-domains/backstage-plugin-devops-common';
import { inWords } from '@devops-domains/backstage-plugin-devops-node';
import { Request, Response, Router } from 'express';
import { findWindowProblems } from '../metrics/window';
import { enter, EntranceServices } from './enter';
import { Call, Handlers } from './handler';
import { readJsonBody } from './jsonBody';
import { Problem, problemsOf, refuse } from './problems';
import { readQuery } from './queryParameters';
import { asUnavailable, RETRY_AFTER_SECONDS } from './unavailable';

interface Services extends EntranceServices {
  clock: () => number;
}

/** Routes every endpoint of the document to its handler: authorize, validate, answer. */
export function mountEndpoints(
  router: Router,
  handlers: Handlers,
  services: Services,
): void {
  for (const id of Object.keys(ENDPOINTS) as EndpointId[]) {
    mount(router, id, handlers, services);
  }
}

function mount<Id extends EndpointId>(
  router: Router,
  id: Id,
  handlers: Handlers,
  services: Services,
): void {
  const endpoint: Endpoint = ENDPOINTS[id];
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
  router[endpoint.method](path, async (request, response) => {
    try {
      const credentials = await enter(id, request, services);
      const now = services.clock();
      const input = await readInput(endpoint, request, response, now);
      // The schemas that were just applied are the ones these types come from.
      const call = { ...input, credentials, now, request, response };
      const answer = await handlers[id](call as Call<Id>);
      if (answer !== undefined) {
        response.status(endpoint.response.status ?? 200).json(answer);
      }
    } catch (error) {
      const told = asUnavailable(error);
      if (isError(told) && told.name === 'ServiceUnavailableError') {
        response.set('Retry-After', String(RETRY_AFTER_SECONDS));
      }
      throw told;
    }
  });
}

async function readInput(
  endpoint: Endpoint,
  request: Request,
  response: Response,
  now: number,
) {
  const problems: Problem[] = [];
  const query = readParameters(endpoint, request, now, problems);
  const path = endpoint.pathParameters?.safeParse(request.params, {
    error: inWords,
  });
  if (path?.error) problems.push(...problemsOf(path.error));
  refuse(problems);

  if (endpoint.body?.contentType !== 'application/json') {
    return { query, path: path?.data, body: undefined };
  }
  const json = await readJsonBody(request, response);
  const { validated } = endpoint.body;
  if (!validated) return { query, path: path?.data, body: json };
  const body = validated.safeParse(json, { error: inWords });
  refuse([
    ...(body.error ? problemsOf(body.error) : []),
    ...findWindowProblems(json, now),
  ]);
  return { query, path: path?.data, body: body.data };
}

function readParameters(
  endpoint: Endpoint,
  request: Request,
  now: number,
  problems: Problem[],
) {
  if (!endpoint.query) return undefined;
  const raw = readQuery(request, endpoint.query);
  const parsed = endpoint.query.safeParse(raw.values, { error: inWords });
  problems.push(
    ...raw.problems,
    ...(parsed.error ? problemsOf(parsed.error) : []),
    ...findWindowProblems(raw.values, now),
  );
  return parsed.data;
}
