import { useApi } from '@backstage/core-plugin-api';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import useAsync from 'react-use/esm/useAsync';
import { devopsApiRef } from '../api';
import { Interval } from './window/interval';
import { periodOf, View } from './window/view';

interface Reading {
  answer: MetricsAnswer;
  period: string;
  readAt: number;
}

/**
 * The numbers of an entity in a view, the name of their period, and the `now` that
 * they were read at: what stands beside them is read again with it, and not with
 * another view. While others are fetched the last ones stay; nothing is fetched as
 * long as the interval has a problem.
 *
 * @param now - fetched again when it changes
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
  return useAsync(async (): Promise<Reading | undefined> => {
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
    return { answer, period, readAt: now };
  }, [api, entityRef, from, to, timeZone, bucket, benchmarkYear, period, now]);
}
