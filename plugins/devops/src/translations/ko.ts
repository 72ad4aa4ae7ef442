import { domains } from './ko/domains';
import { dora } from './ko/dora';

/** The Korean texts, by flat key; the translation reference checks that none is missing. */
export default { ...dora, ...domains };
