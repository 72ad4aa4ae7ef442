import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { InputError } from '@backstage/errors';

type Value = string | symbol;
type Conditions = Record<string, Value | Value[]>;

/**
 * Reads a filter as the catalog's own API writes it: `kind=component,spec.type=service`.
 * Conditions stand for "and"; the same key again for "or"; a key alone means that it is there.
 *
 * @throws InputError naming the condition that cannot be read
 */
export function parseFilter(text: string): Conditions {
  // A name such as `__proto__` is a key like any other.
  const conditions = new Map<string, Value | Value[]>();
  for (const condition of text.split(',')) {
    const [key, ...rest] = condition.split('=');
    const value = rest.join('=').trim();
    if (!/^[^\s=,]+$/.test(key.trim()) || (rest.length > 0 && value === '')) {
      throw new InputError(
        `filter: '${condition}' must be key=value or a key, such as kind=component,spec.type=service`,
      );
    }
    const wanted = rest.length > 0 ? value : CATALOG_FILTER_EXISTS;
    const before = conditions.get(key.trim());
    conditions.set(
      key.trim(),
      before === undefined ? wanted : [before, wanted].flat(),
    );
  }
  return Object.fromEntries(conditions);
}
