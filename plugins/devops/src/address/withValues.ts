/**
 * The query of an address with other values; what others keep there stays.
 *
 * @param values - by name; undefined leaves the one that is there, null or nothing takes it out
 */
export function withValues(
  query: URLSearchParams,
  values: Readonly<Record<string, string | null | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    if (value) {
      next.set(name, value);
    } else if (value !== undefined) {
      next.delete(name);
    }
  }
  return next;
}
