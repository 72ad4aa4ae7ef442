import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { SampleRecord, SOURCE_NAME } from './records';

/** What a source of the example company says at an instant. */
export interface Entry {
  at: Instant;
  record: SampleRecord;
}

type WithoutOrigin<T> = T extends SampleRecord
  ? Omit<T, 'source' | 'entityRef' | 'repository' | 'updatedAt'>
  : never;

/** Collects what is said about one service. */
export class Journal {
  readonly entries: Entry[] = [];

  constructor(
    private readonly origin: { entityRef: string; repository: string },
  ) {}

  say(at: Instant, record: WithoutOrigin<SampleRecord>): void {
    const complete = {
      ...record,
      ...this.origin,
      source: SOURCE_NAME,
      updatedAt: isoInstant(at),
    };
    this.entries.push({ at, record: complete as SampleRecord });
  }
}

/** Instants as the HTTP contract writes them. */
export function isoInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
