import { EntityDirectory } from '../ingestion/EntityDirectory';
import { SourceHealthOptions, SourceHealthReader } from './SourceHealthReader';
import { SourceTester, SourceTesterOptions } from './SourceTester';

/** What tells and tries what feeds the portal. */
export interface SourceServices {
  health: Pick<SourceHealthReader, 'readFor' | 'readAll'>;
  tester: Pick<SourceTester, 'test'>;
  directory: EntityDirectory;
}

/** Puts together what tells and tries what feeds the portal. */
export function createSourceServices(
  options: Omit<SourceHealthOptions, 'store'> &
    Omit<SourceTesterOptions, 'store' | 'clock'> & {
      store: SourceHealthOptions['store'] & SourceTesterOptions['store'];
      clock?: () => number;
    },
): SourceServices {
  return {
    directory: options.directory,
    health: new SourceHealthReader(options),
    tester: new SourceTester({ clock: Date.now, ...options }),
  };
}
