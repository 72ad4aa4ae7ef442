import {
  encodeFacts,
  Instant,
  monthOf,
  ServiceBlocks,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BooleanColumn, toBoolean } from './columns';
import { isPostgres } from './dialect';
import { FactBlockCache } from './FactBlockCache';
import { hasRecords, isStale, ServiceRow } from './services';

/** Blocks of a service, and the name of the state of its facts. */
export interface StoredBlocks extends ServiceBlocks {
  factsHash: string | null;
}

/** A row of `fact_blocks` without its service. */
interface FactBlockRow {
  month: Instant;
  words: string;
}

/** What is stored of the facts of a service to be added up. */
export function toFactBlockRows(facts: ServiceFacts): FactBlockRow[] {
  return encodeFacts(facts).map(({ month, words }) => ({
    month,
    words: Buffer.from(words.buffer).toString('base64'),
  }));
}

/** A row of the services as far as their blocks need it. */
type BlocksRow = ServiceRow & { words: string | null; known: BooleanColumn };

/**
 * Blocks of the services with all facts of a window, and a few before and after
 * it, in one statement, which sees one instant. What the cache holds of facts with
 * the same hash is not read again.
 */
export async function readFactBlocks(
  knex: Knex,
  services: string[],
  window: { from: Instant; to: Instant },
  options: { definitionsHash: string; cache: FactBlockCache },
): Promise<{ services: StoredBlocks[]; stale: Set<string> }> {
  const { definitionsHash, cache } = options;
  const cached = new Map(
    services.map(service => [service, cache.find(service, window)]),
  );
  const rows = await readRows(knex, cached, window);
  const changed = rows.filter(row => !toBoolean(row.known));
  const words = decodeAll(changed.map(row => row.words ?? ''));
  changed.forEach((row, i) => {
    const summary = row.summary === null ? null : JSON.parse(row.summary);
    const blocks = {
      service: row.entity_ref,
      summary,
      factsHash: row.facts_hash,
      words: words[i],
    };
    const isKnown = summary !== null && hasRecords(summary);
    cached.set(
      row.entity_ref,
      isKnown ? cache.keep(blocks, window) : undefined,
    );
  });
  return {
    services: rows.flatMap(row => cached.get(row.entity_ref) ?? []),
    stale: new Set(
      rows
        .filter(row => isStale(row, definitionsHash))
        .map(row => row.entity_ref),
    ),
  };
}

async function readRows(
  knex: Knex,
  cached: ReadonlyMap<string, StoredBlocks | undefined>,
  window: { from: Instant; to: Instant },
): Promise<BlocksRow[]> {
  const hashes = [...cached].map(([ref, one]) => [ref, one?.factsHash ?? '']);
  const blocks = knex('fact_blocks')
    .select(knex.raw(`string_agg(words, '')`))
    .whereRaw('fact_blocks.service_id = services.id')
    .where('month', '>=', monthOf(window.from))
    .where('month', '<', window.to);
  const unlessKnown = (value: Knex.QueryBuilder | Knex.Raw, name: string) =>
    knex.raw('case when facts_hash = cached.value then null else ? end as ??', [
      value,
      name,
    ]);
  return knex(
    knex.raw(
      isPostgres(knex)
        ? 'json_each_text(?::json) as cached'
        : 'json_each(?) as cached',
      [JSON.stringify(Object.fromEntries(hashes))],
    ),
  )
    .join('services', 'services.entity_ref', 'cached.key')
    .select('entity_ref', 'records_version', 'facts_version')
    .select('definitions_hash', 'facts_hash')
    .select(
      knex.raw('coalesce(facts_hash = cached.value, false) as known'),
      unlessKnown(knex.raw('summary'), 'summary'),
      unlessKnown(blocks, 'words'),
    );
}

/** One buffer for all: thousands of small ones take longer to make than to fill. */
function decodeAll(texts: string[]): Uint32Array[] {
  const total = texts.reduce((sum, { length }) => sum + length, 0);
  const bytes = Buffer.allocUnsafeSlow((total / 4) * 3);
  let end = 0;
  return texts.map(text => {
    const start = end;
    end += bytes.write(text, start, 'base64');
    return new Uint32Array(bytes.buffer, start, (end - start) / 4);
  });
}
