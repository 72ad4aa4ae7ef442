import { Window } from './recomputation';

/** The windows in which the histories are measured. */
export interface NamedWindow extends Window {
  name: string;
  timeZone: string;
}

const utc = { timeZone: 'UTC', offsetHours: 0 };

/** Windows that the HTTP contract allows too: at most five years. */
export const WINDOWS: NamedWindow[] = [
  {
    name: 'a year',
    from: '2022-01-01T00:00:00Z',
    to: '2023-01-01T00:00:00Z',
    ...utc,
  },
  {
    name: '90 days',
    from: '2026-05-01T00:00:00Z',
    to: '2026-07-30T00:00:00Z',
    ...utc,
  },
  {
    name: '90 days that start within a day and a week',
    from: '2023-03-08T13:37:11.123Z',
    to: '2023-06-06T13:37:11.123Z',
    ...utc,
  },
  {
    name: 'five years',
    from: '2021-08-20T00:00:00Z',
    to: '2026-08-20T00:00:00Z',
    ...utc,
  },
  {
    name: 'a year in Korea',
    from: '2024-01-01T00:00:00+09:00',
    to: '2025-01-01T00:00:00+09:00',
    timeZone: 'Asia/Seoul',
    offsetHours: 9,
  },
];

/** From before the first release of any of the projects until after the last. */
export const WHOLE_LIFE: NamedWindow = {
  name: 'the whole life',
  from: '2015-05-05T00:00:00Z',
  to: '2026-10-01T00:00:00Z',
  ...utc,
};
