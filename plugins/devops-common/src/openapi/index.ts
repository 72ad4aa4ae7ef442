export { createOpenApiDocument } from './document';
export { MAX_BODY_BYTES, MAX_RECORDS, type Endpoint } from './endpoint';
export { ENDPOINTS, type EndpointId } from './endpoints';
export type { MetricsBatchAnswer } from './metricsBatch';
export { MAX_BATCH_BUCKETS, MAX_ENTITY_REFS } from './parameters';
export type {
  EndpointAnswer,
  EndpointBody,
  EndpointPath,
  EndpointQuery,
} from './endpointTypes';
export type {
  SentArtifact,
  SentChange,
  SentDeployment,
  SentIncident,
  SentRecord,
} from './sentRecord';
