/**
 * How many of the shown records were generated: a mark that every row has says
 * nothing about a row, so it stands once above them instead.
 */
export function sampleExtent(
  records: { sample: boolean }[],
): 'none' | 'some' | 'all' {
  if (!records.some(({ sample }) => sample)) {
    return 'none';
  }
  return records.every(({ sample }) => sample) ? 'all' : 'some';
}
