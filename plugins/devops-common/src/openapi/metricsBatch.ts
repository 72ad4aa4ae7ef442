import { MetricsAnswer } from '../metrics/answer';

/** `POST /v1/metrics/query`: one item for each entity ref asked for, in the same order. @public */
export interface MetricsBatchAnswer {
  items: {
    entityRef: string;
    /** Without `sources`: ask for them one entity at a time. Null when the question could not be answered. */
    answer: MetricsAnswer | null;
    /** Why there is no answer, such as an entity that is not there or not visible to the caller. */
    error: { name: string; message: string } | null;
  }[];
}
