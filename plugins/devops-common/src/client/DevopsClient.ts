import { ResponseError } from '@backstage/errors';
import {
  ChangesAnswer,
  EvidenceAnswer,
  MetricsAnswer,
  SourceStatus,
  TimelineAnswer,
} from '../metrics/answer';
import { DomainsAnswer } from '../domains/overview';
import type { EndpointId, ENDPOINTS } from '../openapi/endpoints';
import { DevopsApi, EvidenceQuery, MetricsQuery } from './DevopsApi';

/** Paths of the contract, so that a renamed endpoint fails to compile here. */
type ReadPath = Extract<
  (typeof ENDPOINTS)[EndpointId],
  { access: 'read'; method: 'get' }
>['path'];

type QueryValues = Record<string, string | number | undefined>;

function pathWithQuery(path: string, values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.append(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/**
 * Client of the DevOps backend over HTTP.
 *
 * @public
 */
export class DevopsClient implements DevopsApi {
  readonly #fetchApi: { fetch: typeof fetch };
  readonly #discovery?: { getBaseUrl(pluginId: string): Promise<string> };

  /**
   * Without `discoveryApi` the fetch given must resolve `plugin://devops`, as
   * the app's `fetchApi` does.
   */
  constructor(options: {
    fetchApi: { fetch: typeof fetch };
    discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
  }) {
    this.#fetchApi = options.fetchApi;
    this.#discovery = options.discoveryApi;
  }

  /** {@inheritDoc DevopsApi.getMetrics} */
  async getMetrics(query: MetricsQuery): Promise<MetricsAnswer> {
    return this.#getJson('/v1/metrics', { ...query });
  }

  /** {@inheritDoc DevopsApi.getEvidence} */
  async getEvidence(query: EvidenceQuery): Promise<EvidenceAnswer> {
    const { metric, ...rest } = query;
    return this.#getJson('/v1/metrics/{metric}/evidence', rest, { metric });
  }

  /** {@inheritDoc DevopsApi.getEvidenceCsv} */
  async getEvidenceCsv(query: EvidenceQuery): Promise<string> {
    const { metric, cursor, limit, ...rest } = query;
    const path = '/v1/metrics/{metric}/evidence.csv';
    const response = await this.#get(path, rest, { metric });
    return response.text();
  }

  /** {@inheritDoc DevopsApi.getDeployments} */
  async getDeployments(
    query: Parameters<DevopsApi['getDeployments']>[0],
  ): Promise<TimelineAnswer> {
    return this.#getJson('/v1/deployments', { ...query });
  }

  /** {@inheritDoc DevopsApi.getWaitingChanges} */
  async getWaitingChanges(
    query: Parameters<DevopsApi['getWaitingChanges']>[0],
  ): Promise<ChangesAnswer> {
    return this.#getJson('/v1/changes', { ...query, waiting: 'true' });
  }

  /** {@inheritDoc DevopsApi.getSources} */
  async getSources(query: {
    entityRef: string;
  }): Promise<{ sources: SourceStatus[] }> {
    return this.#getJson('/v1/sources', { ...query });
  }

  /** {@inheritDoc DevopsApi.getDomains} */
  async getDomains(): Promise<DomainsAnswer> {
    return this.#getJson('/v1/domains', {});
  }

  async #getJson<Answer>(
    path: ReadPath,
    values: QueryValues,
    pathValues?: Record<string, string>,
  ): Promise<Answer> {
    const response = await this.#get(path, values, pathValues);
    return response.json();
  }

  async #get(
    path: ReadPath,
    values: QueryValues,
    pathValues: Record<string, string> = {},
  ): Promise<Response> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(pathValues[name]),
    );
    const base = this.#discovery
      ? await this.#discovery.getBaseUrl('devops')
      : 'plugin://devops';
    const url = `${base}${pathWithQuery(filled, values)}`;
    const response = await this.#fetchApi.fetch(url);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
