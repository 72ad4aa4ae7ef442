/**
 * An absolute instant: milliseconds since 1970-01-01T00:00:00Z, an integer.
 *
 * Inside this suite instants are numbers; only the HTTP contract writes them as
 * ISO 8601 text with an offset.
 *
 * @public
 */
export type Instant = number;
