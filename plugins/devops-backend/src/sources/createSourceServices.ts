import { SourceServices } from '../http/sourceRoutes';
import { SourceHealthOptions, SourceHealthReader } from './SourceHealthReader';
import { SourceTester, SourceTesterOptions } from './SourceTester';

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
