import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { saysTheSame } from './saysTheSame';
import { useKeptReading } from './useKeptReading';
import { Interval } from './window/interval';
import { periodOf, View } from './window/view';

interface Numbers {
  answer: MetricsAnswer;
  period: string;
  readAt: number;
  /** What was asked for, and when. */
  of: string;
  now: number;
}

/**
 * The numbers of an entity in a view, the name of their period, and a `readAt` that
 * what stands beside them is read again with: when a person asks, or when the same
 * view says something else; not with another view. While others are fetched the last
 * ones stay, and where the same could not be fetched again; nothing is fetched as
 * long as the interval has a problem.
 *
 * @param now - when a person asked; fetched again when it changes
 */
export function useDoraMetrics(
  entityRef: string,
  view: View,
  interval: Interval,
  now: number,
) {
  const api = useApi(devopsApiRef);
  const { timeZone, bucket, benchmarkYear } = view;
  const period = periodOf(view);
  const from = 'from' in interval ? interval.from : null;
  const to = 'to' in interval ? interval.to : null;
  const of = JSON.stringify([period, timeZone, bucket, benchmarkYear]);
  const load = useCallback(
    async (last: Numbers | undefined): Promise<Numbers | undefined> => {
      if (from === null || to === null) {
        return undefined;
      }
      const answer = await api.getMetrics({
        entityRef,
        from,
        to,
        timeZone,
        bucket,
        ...(benchmarkYear === null ? {} : { benchmarkYear }),
      });
      const read = { answer, period, of, now };
      if (!last || last.now !== now) {
        return { ...read, readAt: (last?.readAt ?? 0) + 1 };
      }
      if (last.of !== of) {
        return { ...read, readAt: last.readAt };
      }
      // The very object, so that nothing beside it is read again for nothing.
      return saysTheSame(last.answer, answer)
        ? last
        : { ...read, readAt: last.readAt + 1 };
    },
    [
      api,
      entityRef,
      from,
      to,
      timeZone,
      bucket,
      benchmarkYear,
      period,
      of,
      now,
    ],
  );
  return useKeptReading(load, of);
}
