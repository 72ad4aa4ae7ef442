import fc from 'fast-check';
import { MetricId } from '../answer';
import { computeFacts } from '../computeFacts';
import { Definitions } from '../definitions';
import { ServiceFacts, ServiceHistory } from '../facts';
import { measure } from '../measure';
import { hour } from './history';
import { query } from './measured';
import { oracle, OracleAnswer } from './oracle';
import { OracleNumber, oracleNumbers, OracleQuestion } from './oracleNumbers';
import { randomDefinitions, randomHistory } from './randomHistory';

const DAY_MS = 86_400_000;

const questions: fc.Arbitrary<OracleQuestion> = fc
  .record({
    from: fc.integer({ min: -20, max: 100 }).map(n => hour(n * 12)),
    days: fc.constantFrom(0, 1, 7, 30, 60),
    asOfDays: fc.constantFrom(-1, 3, 40),
    hasIncidentSource: fc.boolean(),
  })
  .map(({ from, days, asOfDays, hasIncidentSource }) => ({
    from,
    to: from + days * DAY_MS,
    asOf: from + asOfDays * DAY_MS,
    hasIncidentSource,
  }));

/** What a property says of one random history: the definitions, and the oracle. */
interface Answers {
  facts: OracleAnswer;
  numbers: Record<MetricId, OracleNumber>;
}

/** What the definitions of the suite say. */
export function computed(
  history: ServiceHistory,
  definitions: Definitions,
  question: OracleQuestion,
): Answers {
  const facts = computeFacts(history, definitions);
  return {
    facts: comparableFacts(facts),
    numbers: comparableNumbers(history, facts, definitions, question),
  };
}

/** What the naive oracle says. */
export function expected(
  history: ServiceHistory,
  definitions: Definitions,
  question: OracleQuestion,
): Answers {
  return {
    facts: oracle(history, definitions),
    numbers: oracleNumbers(history, definitions, question),
  };
}

/**
 * The definitions and the oracle say the same of a random history.
 *
 * @param agree - throws where the two differ
 */
export function oracleProperty(
  agree: (computedAnswers: Answers, expectedAnswers: Answers) => void,
) {
  return fc.property(
    randomHistory,
    randomDefinitions,
    questions,
    (history, definitions, question) =>
      agree(
        computed(history, definitions, question),
        expected(history, definitions, question),
      ),
  );
}

/** Facts as the oracle writes them. */
export function comparableFacts(facts: ServiceFacts): OracleAnswer {
  return {
    deployments: facts.deployments.map(d => ({
      id: d.id,
      source: d.source,
      finishedAt: d.finishedAt,
      outcome: d.outcome,
      version: d.version,
      failures: d.failures.map(f => `${f.reason} ${f.by}`).sort(),
      suspect: d.suspect,
      recoveredAt: d.recoveredAt,
      rework: d.rework,
      batchSize: d.batchSize,
      findings: [...d.findings].sort(),
    })),
    changes: facts.changes
      .map(c => {
        const stages = [c.codingMs, c.pickupMs, c.reviewMs, c.deliveryMs];
        return `${c.revision} ${c.releaseId} ${c.leadTimeMs} ${stages} ${c.findings}`;
      })
      .sort(),
    incidents: facts.incidents
      .map(i => `${i.id} ${i.deploymentId} ${[...i.findings].sort()}`)
      .sort(),
  };
}

function comparableNumbers(
  { service }: ServiceHistory,
  facts: ServiceFacts,
  definitions: Definitions,
  { from, to, asOf, hasIncidentSource }: OracleQuestion,
): Record<MetricId, OracleNumber> {
  const { metrics } = measure(
    [facts],
    query({
      from,
      to,
      asOf,
      definitions,
      incidentSources: new Set(hasIncidentSource ? [service] : []),
    }),
  );
  return Object.fromEntries(
    metrics.map(({ metric, value, n, numerator, open }) => [
      metric,
      { value, n, numerator, open: open && open.n },
    ]),
  ) as Record<MetricId, OracleNumber>;
}
