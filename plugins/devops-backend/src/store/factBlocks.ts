import {
  encodeFacts,
  Instant,
  monthOf,
  ServiceBlocks,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { whereAnyOf } from './dialect';
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

/**
 * Blocks of the services with all facts of a window, and a few before and after
 * it, in one statement, which sees one instant.
 */
export async function readFactBlocks(
  knex: Knex,
  services: string[],
  window: { from: Instant; to: Instant },
  definitionsHash: string,
): Promise<{ services: StoredBlocks[]; stale: boolean }> {
  const blocks = knex('fact_blocks')
    .select(knex.raw(`string_agg(words, '')`))
    .whereRaw('fact_blocks.service_id = services.id')
    .where('month', '>=', monthOf(window.from))
    .where('month', '<', window.to);
  const query = knex('services').select('services.*', blocks.as('words'));
  const rows: (ServiceRow & { words: string | null })[] = await whereAnyOf(
    knex,
    query,
    'entity_ref',
    services,
  );
  const known = rows.flatMap(row => {
    const summary = row.summary === null ? null : JSON.parse(row.summary);
    return summary && hasRecords(summary) ? [{ ...row, summary }] : [];
  });
  const words = decodeAll(known.map(row => row.words ?? ''));
  return {
    services: known.map((row, i) => ({
      service: row.entity_ref,
      summary: row.summary,
      factsHash: row.facts_hash,
      words: words[i],
    })),
    stale: rows.some(row => isStale(row, definitionsHash)),
  };
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
