import { Diagnosis } from '../metrics/answer';
import { cutAfter, matureUntil } from '../metrics/comparable';
import { FactPool, factPool } from '../metrics/factPool';
import { ServiceFacts } from '../metrics/facts';
import { MeasureQuery, periodBefore, windowOf } from '../metrics/query';
import { diagnoseAfterFailures } from './afterFailures';
import { DIAGNOSIS_CODES } from './diagnosis';
import {
  diagnoseBatches,
  diagnoseDelivery,
  diagnoseRecovery,
} from './releaseCauses';
import { changeSamples, plannedSamples, recoverySamples } from './samples';
import { stepsOf } from './steps';

/**
 * Likely causes of rare or slow releases of one service or of a union of services.
 *
 * Silent below the smallest sample and where it could be chance. Failures are
 * rare: what follows them is looked for in the period before, too.
 *
 * @param facts - the same that `measure` gets; a service that is given twice
 * counts once
 * @returns in the order of {@link DIAGNOSIS_CODES}; empty where nothing is likely
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
  const until = Math.min(...matureUntil(pool, query));
  const mature = cutAfter(window, until);
  const planned = plannedSamples(pool, window);
  const found = [
    ...diagnoseDelivery(planned, changeSamples(pool, window)),
    ...diagnoseBatches(planned),
    ...diagnoseAfterFailures(stepsOf(pool, both, until)),
    ...diagnoseRecovery(recoverySamples(pool, mature)),
  ];
  return DIAGNOSIS_CODES.flatMap(code =>
    found.filter(one => one.code === code),
  );
}
