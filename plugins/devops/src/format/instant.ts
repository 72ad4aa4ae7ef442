import { Bucket } from '@devops-domains/backstage-plugin-devops-common';

/** An instant with date, time and the short name of the zone it is shown in. */
export function formatInstant(
  iso: string,
  language: string,
  timeZone: string,
): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(iso));
}

/** The calendar day of an instant in a zone. */
export function formatDay(
  iso: string,
  language: string,
  timeZone: string,
): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone,
  }).format(new Date(iso));
}

/** The last calendar day of a period, whose end is not part of it. */
export function formatLastDay(
  end: string,
  language: string,
  timeZone: string,
): string {
  const last = new Date(Date.parse(end) - 1).toISOString();
  return formatDay(last, language, timeZone);
}

/** The start of a bucket, as short as the axis of a chart needs it. */
export function formatBucketStart(
  iso: string,
  bucket: Bucket,
  language: string,
  timeZone: string,
): string {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    ...(bucket === 'month' || bucket === 'quarter'
      ? { year: 'numeric' }
      : { day: 'numeric' }),
    timeZone,
  }).format(new Date(iso));
}
