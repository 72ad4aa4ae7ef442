/**
 * The `updatedAt` of a version that says something only until anything else is
 * said: an age below all others.
 *
 * @public
 */
export const BEFORE_ALL = '0001-01-01T00:00:00Z';
