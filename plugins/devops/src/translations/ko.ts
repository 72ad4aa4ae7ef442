import { diagnosis } from './ko/diagnosis';
import { domains } from './ko/domains';
import { deliveries } from './ko/deliveries';
import { dora } from './ko/dora';
import { findings } from './ko/findings';
import { overrides } from './ko/overrides';
import { services } from './ko/services';
import { sources } from './ko/sources';

/** The Korean texts, by flat key; the translation reference checks that none is missing. */
export default {
  ...deliveries,
  ...overrides,
  ...dora,
  ...findings,
  ...domains,
  ...diagnosis,
  ...services,
  ...sources,
};
