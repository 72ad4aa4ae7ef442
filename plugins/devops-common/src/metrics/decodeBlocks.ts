import { COLUMNS, ENCODING, HEADER_WORDS, UNKNOWN } from './factBlock';
import { FactTable, pickFacts } from './factTable';
import { timeOrder } from './timeOrder';

/** A place in the words where the numbers of a column begin. */
interface Column {
  encoding: number;
  start: number;
}

/**
 * The facts of blocks as one table of each kind, in order of time.
 *
 * @param services - the blocks of each service, one after the other
 * @returns tables of deployments, changes and incidents; services are named by
 * their position
 */
export function decodeBlocks(services: readonly Uint32Array[]): FactTable[] {
  const sizes = COLUMNS.map(() => 0);
  forEachBlock(services, (words, start) =>
    COLUMNS.forEach((_, kind) => {
      sizes[kind] += words[start + 3 + kind];
    }),
  );
  const tables = COLUMNS.map((count, kind) => emptyTable(sizes[kind], count));
  const filled = COLUMNS.map(() => 0);
  forEachBlock(services, (words, start, service) => {
    const month = readFloat(words, start + 1);
    let place = start + HEADER_WORDS;
    COLUMNS.forEach((_, kind) => {
      const rows = words[start + 3 + kind];
      const block = { words, place, rows, month, service };
      place = decodeTable(tables[kind], filled[kind], block);
      filled[kind] += rows;
    });
  });
  return tables.map(inOrder);
}

function forEachBlock(
  services: readonly Uint32Array[],
  visit: (words: Uint32Array, start: number, service: number) => void,
) {
  services.forEach((words, service) => {
    for (let start = 0; start < words.length; start += words[start]) {
      visit(words, start, service);
    }
  });
}

function emptyTable(rows: number, columns: number): FactTable {
  return {
    service: new Uint32Array(rows),
    at: new Float64Array(rows),
    flags: new Uint32Array(rows),
    columns: Array.from({ length: columns }, () => new Float64Array(rows)),
  };
}

/** @returns the place after the table */
function decodeTable(
  table: FactTable,
  offset: number,
  block: {
    words: Uint32Array;
    place: number;
    rows: number;
    month: number;
    service: number;
  },
): number {
  const { words, rows, month, service } = block;
  let { place } = block;
  for (let i = 0; i < rows; i++) {
    table.service[offset + i] = service;
    table.at[offset + i] = month + words[place + i];
    table.flags[offset + i] = words[place + rows + i];
  }
  place += 2 * rows;
  for (const column of table.columns) {
    const encoding = words[place];
    decodeColumn(column, offset, rows, words, { encoding, start: place + 1 });
    place += 1 + encoding * rows;
  }
  return place;
}

function decodeColumn(
  column: Float64Array,
  offset: number,
  rows: number,
  words: Uint32Array,
  { encoding, start }: Column,
) {
  for (let i = 0; i < rows; i++) {
    if (encoding === ENCODING.word) {
      const word = words[start + i];
      column[offset + i] = word === UNKNOWN ? NaN : word;
    } else {
      column[offset + i] =
        encoding === ENCODING.none ? NaN : readFloat(words, start + 2 * i);
    }
  }
}

const float = new Float64Array(1);
const floatAsWords = new Uint32Array(float.buffer);

function readFloat(words: Uint32Array, place: number): number {
  floatAsWords[0] = words[place];
  floatAsWords[1] = words[place + 1];
  return float[0];
}

function inOrder(table: FactTable): FactTable {
  const order = timeOrder(table.at);
  return order === null ? table : pickFacts(table, order);
}
