import { Diagnosis } from '../metrics/answer';
import { matureUntil } from '../metrics/comparable';
import { FactPool, factPool } from '../metrics/factPool';
import { partOf } from '../metrics/factTable';
import { ServiceFacts } from '../metrics/facts';
import { MeasureQuery, periodBefore, windowOf } from '../metrics/query';
import { suspectAfterFailures } from './afterFailures';
import { countCases } from './cases';
import { diagnosis } from './diagnosis';
import { suspectReleases } from './releaseCauses';
import { releasedBy } from './released';
import { worstOf } from './suspects';

/**
 * Likely causes of rare or slow releases of one service, or of the services of a
 * scope. Each cause is looked for in each service by itself: together, services of
 * different rhythm hide what is wrong in one and show what is wrong in none.
 *
 * Silent below the smallest sample and where it could be chance. Failures are
 * rare: what follows them is looked for in the period before, too, and the more
 * services are compared the clearer it must be. Of each cause the services with
 * the most affected cases are told, at most three.
 *
 * @param facts - the same that `measure` gets; a service that is given twice
 * counts once
 * @returns in the order of {@link DIAGNOSIS_CODES}, the worst service first; empty
 * where nothing is likely
 * @public
 */
export function diagnose(
  facts: readonly ServiceFacts[],
  query: MeasureQuery,
): Diagnosis[] {
  return diagnosePool(factPool(facts), query);
}

/**
 * The same of facts that were brought together before, see `blockPool`.
 *
 * @public
 */
export function diagnosePool(pool: FactPool, query: MeasureQuery): Diagnosis[] {
  const window = windowOf(query);
  const both = { from: periodBefore(window).from, to: window.to };
  // What was released later may still fail.
  const until = matureUntil(pool, query);
  const told = worstOf(
    [
      ...suspectReleases(countCases(pool, window, until)),
      ...suspectAfterFailures(partOf(pool.deployments, both), until),
    ],
    pool,
  );
  const services = told.map(({ service }) => service);
  const released = releasedBy(services, pool, window, until);
  return told.map(({ code, service, others, params }) =>
    diagnosis(code, params(released.get(service)!), {
      service: query.scope ? pool.services[service].service : null,
      others,
    }),
  );
}
