import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RecordWriter } from '../store/contract';
import { Writers } from './Writers';

/**
 * The writer as a caller may use it.
 *
 * @throws NotAllowedError when the caller may write nothing
 */
export function ruledWriter(
  writer: RecordWriter,
  writers: Writers,
  credentials: BackstageCredentials,
): RecordWriter {
  const rule = writers.ruleOf(credentials);
  return rule
    ? {
        write: (records, options) =>
          writer.write(records, { ...options, writer: rule }),
      }
    : writer;
}
