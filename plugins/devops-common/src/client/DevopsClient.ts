import { ResponseError } from '@backstage/errors';
import {
  ChangesAnswer,
  EvidenceAnswer,
  MetricsAnswer,
} from '../metrics/answer';
import { ServicesAnswer } from '../metrics/servicesAnswer';
import { OverridesAnswer } from '../metrics/overridesAnswer';
import { TimelineAnswer } from '../metrics/timelineAnswer';
import { DeliveriesAnswer, DeliveryDetail } from '../deliveries/delivery';
import { SourcesAnswer } from '../sources/sourcesAnswer';
import { SourceTestAnswer } from '../sources/sourceTest';
import { DomainsAnswer } from '../domains/overview';
import type { EndpointId, ENDPOINTS } from '../openapi/endpoints';
import {
  Correction,
  DeliveriesQuery,
  DevopsApi,
  EvidenceQuery,
  MetricsQuery,
} from './DevopsApi';

/** Paths of the contract, so that a renamed endpoint fails to compile here. */
type ReadPath = Extract<
  (typeof ENDPOINTS)[EndpointId],
  { access: 'read' | 'inspect'; method: 'get' }
>['path'];

type Path = (typeof ENDPOINTS)[EndpointId]['path'];

type QueryValues = Record<string, string | number | string[] | undefined>;

function pathWithQuery(path: string, values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of value === undefined ? [] : [value].flat()) {
      query.append(name, String(one));
    }
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

  /** {@inheritDoc DevopsApi.getServices} */
  async getServices(
    query: Parameters<DevopsApi['getServices']>[0],
  ): Promise<ServicesAnswer> {
    return this.#getJson('/v1/metrics/services', { ...query });
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
  async getSources(query: { entityRef?: string }): Promise<SourcesAnswer> {
    return this.#getJson('/v1/sources', { ...query });
  }

  /** {@inheritDoc DevopsApi.testSource} */
  async testSource(
    source: string,
    entityRef: string,
  ): Promise<SourceTestAnswer> {
    const path = '/v1/sources/{source}/test';
    const response = await this.#fetch(await this.#url(path, {}, { source }), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityRef }),
    });
    return response.json();
  }

  /** {@inheritDoc DevopsApi.getDomains} */
  async getDomains(): Promise<DomainsAnswer> {
    return this.#getJson('/v1/domains', {});
  }

  /** {@inheritDoc DevopsApi.getOverrides} */
  async getOverrides(
    query: Parameters<DevopsApi['getOverrides']>[0],
  ): Promise<OverridesAnswer> {
    return this.#getJson('/v1/overrides', { ...query });
  }

  /** {@inheritDoc DevopsApi.correctRecords} */
  async correctRecords(correction: Correction): Promise<OverridesAnswer> {
    const url = await this.#url('/v1/overrides', {}, {});
    const response = await this.#fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(correction),
    });
    return response.json();
  }

  /** {@inheritDoc DevopsApi.undoOverride} */
  async undoOverride(id: string): Promise<void> {
    const url = await this.#url('/v1/overrides/{id}', {}, { id });
    await this.#fetch(url, { method: 'DELETE' });
  }

  /** {@inheritDoc DevopsApi.getDeliveries} */
  async getDeliveries(query: DeliveriesQuery): Promise<DeliveriesAnswer> {
    return this.#getJson('/v1/deliveries', { ...query });
  }

  /** {@inheritDoc DevopsApi.getDelivery} */
  async getDelivery(id: string): Promise<DeliveryDetail> {
    return this.#getJson('/v1/deliveries/{id}', {}, { id });
  }

  /** {@inheritDoc DevopsApi.replayDelivery} */
  async replayDelivery(id: string): Promise<DeliveryDetail> {
    const path = '/v1/deliveries/{id}/replay';
    const url = await this.#url(path, {}, { id });
    const response = await this.#fetch(url, { method: 'POST' });
    return response.json();
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
    return this.#fetch(await this.#url(path, values, pathValues));
  }

  async #url(
    path: Path,
    values: QueryValues,
    pathValues: Record<string, string>,
  ): Promise<string> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(pathValues[name]),
    );
    const base = this.#discovery
      ? await this.#discovery.getBaseUrl('devops')
      : 'plugin://devops';
    return `${base}${pathWithQuery(filled, values)}`;
  }

  async #fetch(url: string, init?: RequestInit): Promise<Response> {
    const response = await this.#fetchApi.fetch(url, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
