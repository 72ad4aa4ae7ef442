import fc from 'fast-check';
import { BUCKETS } from '../answer';
import { computeFacts } from '../computeFacts';
import { ServiceFacts, ServiceHistory } from '../facts';
import { MeasureQuery } from '../query';
import { hour, SERVICE } from './history';
import { query } from './measured';
import { randomDefinitions, randomHistory } from './randomHistory';

const OTHER = 'component:default/basket';

/** The same history as that of another service. */
export function as(service: string, history: ServiceHistory): ServiceHistory {
  const rename = <T extends { service: string | null }>(record: T): T =>
    record.service === SERVICE ? { ...record, service } : record;
  return {
    ...history,
    service,
    deployments: history.deployments.map(rename),
    changes: history.changes.map(rename),
    incidents: history.incidents.map(rename),
  };
}

/** A service or two, and what is asked about them. */
export const scopes: fc.Arbitrary<{
  facts: ServiceFacts[];
  asked: MeasureQuery;
}> = fc
  .record({
    one: randomHistory,
    other: fc.option(randomHistory),
    definitions: randomDefinitions,
    from: fc.integer({ min: -100, max: 100 }).map(n => hour(n * 6)),
    days: fc.constantFrom(0, 1, 7, 30),
    asOfDays: fc.constantFrom(-1, 3, 40),
    bucket: fc.constantFrom(...BUCKETS),
    timeZone: fc.constantFrom('UTC', 'Asia/Seoul', 'America/Sao_Paulo'),
    incidentSources: fc.subarray([SERVICE, OTHER]),
  })
  .map(({ one, other, definitions, from, days, asOfDays, ...rest }) => ({
    facts: [
      computeFacts(one, definitions),
      ...(other ? [computeFacts(as(OTHER, other), definitions)] : []),
    ],
    asked: query({
      ...rest,
      definitions,
      from,
      to: from + days * 86_400_000,
      asOf: from + asOfDays * 86_400_000,
      incidentSources: new Set(rest.incidentSources),
      scope: other !== null,
    }),
  }));
