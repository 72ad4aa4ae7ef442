import { Random } from '../../bench/random';
import { pick } from './door';

const NASTY: unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  1.5,
  '',
  '\u0000',
  '\ud800',
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00.001Z',
  `${'javascript'}:alert(1)`,
  '__proto__',
  "'; drop table records; --",
  '9'.repeat(400),
  'ä'.repeat(5_000),
  [],
  {},
  [[[[]]]],
  { __proto__: { polluted: true } },
];

type Json = Record<string, unknown> | unknown[];

/** Every object and list inside a value, itself included; one may hold itself. */
function containers(value: unknown): Json[] {
  const found = new Set<Json>();
  const add = (one: unknown) => {
    if (typeof one === 'object' && one !== null) found.add(one as Json);
  };
  add(value);
  // A Set hands out what is added while it is walked, and nothing twice.
  for (const one of found) Object.values(one).forEach(add);
  return [...found];
}

/** Changes one place of a value: another value, nothing, a copy, or a deep nest. */
function changeOnePlace(value: unknown, random: Random): unknown {
  const all = containers(value);
  if (all.length === 0) return pick(random, NASTY);
  const container = pick(random, all) as Record<string, unknown>;
  const keys = Object.keys(container);
  const key = keys.length ? pick(random, keys) : 'key';
  const kind = random();
  if (kind < 0.55) container[key] = pick(random, NASTY);
  else if (kind < 0.75) delete container[key];
  else if (kind < 0.85) container[`${key}x`] = container[key];
  else if (kind < 0.9) container[key] = nested(Math.floor(random() * 300));
  else container[key] = pick(random, all.slice(0, 3));
  return value;
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { value };
  return value;
}

/** JSON text of a value that was changed in one to four places; undefined when it has none any more. */
export function mutateJson(seed: unknown, random: Random): string | undefined {
  let value = structuredClone(seed);
  const changes = 1 + Math.floor(random() * 4);
  for (let i = 0; i < changes; i++) value = changeOnePlace(value, random);
  try {
    return JSON.stringify(value);
  } catch {
    // An object that holds itself has no text.
    return undefined;
  }
}

/** Bytes that are no longer what they were: cut, flipped, doubled or foreign. */
function mutatedBytes(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  const at = Math.floor(random() * bytes.length);
  const kind = random();
  if (kind < 0.4) return bytes.subarray(0, at);
  if (kind < 0.8 && bytes.length > 0) {
    bytes[at] = Math.floor(random() * 256);
    return bytes;
  }
  if (kind < 0.9) return Buffer.concat([bytes, bytes]);
  return Buffer.from(
    Array.from({ length: at }, () => Math.floor(random() * 256)),
  );
}

/** A body that a sender might never have meant. */
export function mutateBody(seed: unknown, random: Random): Buffer {
  const text = mutateJson(seed, random) ?? '{"endless":';
  return random() < 0.25 ? mutatedBytes(text, random) : Buffer.from(text);
}

const HEADER_VALUES = [
  '',
  'x',
  'a'.repeat(4_000),
  'text/plain',
  'application/json',
  'application/x-www-form-urlencoded',
  'application/cloudevents+json; charset=latin1',
  'gzip',
  '2026-02-30T00:00:00Z',
  '%00%ff',
  '{}',
  'ÿþ',
];

/** Headers of which one is missing, another or several. */
export function mutateHeaders(
  headers: Record<string, string>,
  random: Random,
): Record<string, string> {
  if (random() < 0.6) return headers;
  const names = Object.keys(headers);
  const name = pick(random, names);
  const { [name]: _, ...rest } = headers;
  return random() < 0.4
    ? rest
    : { ...rest, [name]: pick(random, HEADER_VALUES) };
}
