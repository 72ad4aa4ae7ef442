const FALLBACK_ZONE = 'UTC';

/** The time zone of the browser. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || FALLBACK_ZONE;
}

/** Whether a zone is one of the IANA database that this browser knows. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** Zones to choose from, with those that must be among them. */
export function timeZoneChoices(...included: string[]): string[] {
  const all =
    typeof Intl.supportedValuesOf === 'function'
      ? Intl.supportedValuesOf('timeZone')
      : [];
  return [...new Set([FALLBACK_ZONE, ...included, ...all])].sort();
}
