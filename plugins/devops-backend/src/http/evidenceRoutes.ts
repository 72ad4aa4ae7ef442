import { ScopeResolver } from '../catalog/ScopeResolver';
import { evidenceSide } from '../metrics/evidenceSide';
import { EvidenceReader } from '../metrics/EvidenceReader';
import { MetricsReader } from '../metrics/MetricsReader';
import { evidenceCsv } from './evidenceCsv';
import { Call, Handlers } from './handler';
import { pageOf } from './offsetCursor';

/** Endpoints that answer with the records behind a number. */
export function evidenceRoutes(options: {
  scopes: ScopeResolver;
  metrics: MetricsReader;
  evidence: EvidenceReader;
}): Pick<Handlers, 'getEvidence' | 'getEvidenceCsv'> {
  const { scopes, metrics, evidence } = options;

  const readRows = async (call: Call<'getEvidence' | 'getEvidenceCsv'>) => {
    const { query, path, credentials, now } = call;
    const scope = await scopes.resolve(query, credentials);
    const { metric } = path;
    const side = evidenceSide(metric, query.side);
    const rows = await metrics.readEvidence(scope, metric, side, query, now);
    return { scope, side, rows };
  };

  return {
    getEvidence: async call => {
      const { scope, side, rows } = await readRows(call);
      const page = pageOf(rows, call.query);
      const { credentials } = call;
      return {
        metric: call.path.metric,
        side,
        snapshot: call.query.snapshot,
        total: rows.length,
        items: await evidence.complete(page.items, scope, credentials),
        nextCursor: page.nextCursor,
      };
    },

    getEvidenceCsv: async call => {
      const { scope, rows } = await readRows(call);
      const { credentials, path, response } = call;
      const items = await evidence.complete(rows, scope, credentials);
      response
        .type('text/csv; charset=utf-8')
        .attachment(`${path.metric}.csv`)
        .send(evidenceCsv(items));
      return undefined;
    },
  };
}
