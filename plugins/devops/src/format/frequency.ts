/** The length of a month in days that the published benchmarks are read with. */
const DAYS_PER_MONTH = 30.44;

/** How often, in the unit a person would use. */
export type FrequencyPhrase =
  | { unit: 'per-day' | 'per-week' | 'per-month'; value: number }
  | { unit: 'every'; seconds: number }
  | { unit: 'none' };

/**
 * Chooses the unit of a deployment frequency: the largest rate that is at least
 * 1, or the time between releases where a typical week has none.
 *
 * @param perDay - releases per day
 * @param rhythm - median of deployment days a week and median gap, where known
 */
export function phraseFrequency(
  perDay: number,
  rhythm: {
    deploymentDaysPerWeek: number | null;
    medianGapSeconds: number | null;
  } = { deploymentDaysPerWeek: null, medianGapSeconds: null },
): FrequencyPhrase {
  if (perDay === 0) {
    return { unit: 'none' };
  }
  const { deploymentDaysPerWeek, medianGapSeconds } = rhythm;
  if (deploymentDaysPerWeek === 0 && medianGapSeconds !== null) {
    return { unit: 'every', seconds: medianGapSeconds };
  }
  if (perDay >= 1) {
    return { unit: 'per-day', value: perDay };
  }
  if (perDay * 7 >= 1) {
    return { unit: 'per-week', value: perDay * 7 };
  }
  return { unit: 'per-month', value: perDay * DAYS_PER_MONTH };
}
