import { Instant } from '../records/instant';
import { median } from '../statistics/distribution';
import { recoverySample } from './durationSamples';
import { FACT_FINDING_CODES } from './factFindings';
import {
  ChangeFact,
  DeploymentFact,
  IncidentFact,
  ServiceFacts,
} from './facts';
import { FLAGS } from './factTable';
import { compareFinished } from './ordering';

/** A fact as a row of a table. */
interface Row {
  at: Instant;
  flags: number;
  numbers: (number | null)[];
}

/**
 * What the numbers need to know of the facts of one service and UTC month, as
 * 32-bit words: compact to keep and quick to read. Blocks can follow each other
 * without anything between them.
 *
 * @public
 */
export interface FactBlock {
  /** First instant of the month. */
  month: Instant;
  words: Uint32Array;
}

/** Number of columns of deployments, changes and incidents. */
export const COLUMNS = [4, 5, 1];

/** Length of the block, start of the month in two words, numbers of rows. */
export const HEADER_WORDS = 6;

/** How the numbers of a column are kept. */
export const ENCODING = {
  /** None is known. */
  none: 0,
  /** A word each, of which {@link UNKNOWN} says that it is not known. */
  word: 1,
  /** The two words of a floating point number, NaN where it is not known. */
  float: 2,
};

export const UNKNOWN = 0xffffffff;

/** Blocks are kept as base64: with a multiple of three words there is no padding between them. */
const ALIGNMENT = 3;

/** First instant of the UTC month of an instant. @public */
export function monthOf(instant: Instant): Instant {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/**
 * The facts of one service as blocks, one for each month that has any, in order.
 *
 * @public
 */
export function encodeFacts(facts: ServiceFacts): FactBlock[] {
  const months = new Map<Instant, Row[][]>();
  const add = (kind: number, row: Row) => {
    const month = monthOf(row.at);
    const tables = months.get(month) ?? COLUMNS.map(() => []);
    months.set(month, tables);
    tables[kind].push(row);
  };
  const waits = waitsOf(facts.changes);
  [...facts.deployments]
    .sort(compareFinished)
    .forEach(fact =>
      add(0, deploymentRow(fact, median(waits.get(fact.id) ?? []))),
    );
  facts.changes.forEach(fact => add(1, changeRow(fact)));
  facts.incidents.forEach(fact => add(2, incidentRow(fact)));
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([month, tables]) => ({ month, words: encodeMonth(month, tables) }));
}

/** The flags by which a deployment counts for a rate. */
export function flagsOf(fact: DeploymentFact): number {
  const isRelease = fact.outcome === 'succeeded';
  const hasFailed = isRelease && fact.failures.length > 0;
  return (
    (isRelease ? FLAGS.release : 0) |
    (hasFailed ? FLAGS.failed : 0) |
    (fact.failedPipeline ? FLAGS.failedPipeline : 0) |
    (fact.suspect ? FLAGS.suspect : 0) |
    (fact.rework.length > 0 ? FLAGS.unplanned : 0) |
    (fact.version !== null ? FLAGS.versioned : 0) |
    (hasFailed && fact.recoveredAt === null ? FLAGS.open : 0) |
    findingBits(fact)
  );
}

/** How long the changes of each release had waited. */
function waitsOf(changes: readonly ChangeFact[]): Map<string, number[]> {
  const waits = new Map<string, number[]>();
  for (const { releaseId, deliveryMs } of changes) {
    if (deliveryMs !== null) {
      const known = waits.get(releaseId) ?? [];
      waits.set(releaseId, known);
      known.push(deliveryMs);
    }
  }
  return waits;
}

function deploymentRow(fact: DeploymentFact, waitMs: number | null): Row {
  const { startedAt, finishedAt, batchSize } = fact;
  return {
    at: finishedAt,
    flags: flagsOf(fact),
    numbers: [
      recoverySample(fact).ms,
      startedAt === null ? null : Math.max(0, finishedAt - startedAt),
      batchSize,
      waitMs,
    ],
  };
}

function changeRow(fact: ChangeFact): Row {
  const { leadTimeMs, codingMs, pickupMs, reviewMs, deliveryMs } = fact;
  return {
    at: fact.releasedAt,
    flags: findingBits(fact),
    numbers: [leadTimeMs, codingMs, pickupMs, reviewMs, deliveryMs],
  };
}

function incidentRow(fact: IncidentFact): Row {
  return {
    at: fact.openedAt,
    flags: (fact.resolvedAt === null ? FLAGS.open : 0) | findingBits(fact),
    numbers: [fact.restoreMs],
  };
}

function findingBits({ findings }: { findings: string[] }): number {
  return FACT_FINDING_CODES.reduce(
    (bits, code, bit) => (findings.includes(code) ? bits | (1 << bit) : bits),
    0,
  );
}

function encodeMonth(month: Instant, tables: Row[][]): Uint32Array {
  // Joined, not pushed as arguments: of those a busy month has too many.
  const words = [
    [0, ...floatWords(month), ...tables.map(rows => rows.length)],
    ...tables.flatMap((rows, kind) => encodeTable(rows, COLUMNS[kind], month)),
  ].flat();
  while (words.length % ALIGNMENT !== 0) {
    words.push(0);
  }
  words[0] = words.length;
  return Uint32Array.from(words);
}

function encodeTable(rows: Row[], columns: number, month: Instant): number[][] {
  return [
    rows.map(({ at }) => at - month),
    rows.map(({ flags }) => flags),
    ...Array.from({ length: columns }, (_, column) =>
      encodeColumn(rows.map(({ numbers }) => numbers[column])),
    ),
  ];
}

function encodeColumn(numbers: (number | null)[]): number[] {
  if (numbers.every(value => value === null)) {
    return [ENCODING.none];
  }
  const fits = numbers.every(
    value =>
      value === null ||
      (Number.isInteger(value) && value >= 0 && value < UNKNOWN),
  );
  return fits
    ? [ENCODING.word, ...numbers.map(value => value ?? UNKNOWN)]
    : [ENCODING.float, ...numbers.flatMap(value => floatWords(value ?? NaN))];
}

function floatWords(value: number): number[] {
  return [...new Uint32Array(Float64Array.of(value).buffer)];
}
