import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { deliveries } from './translations/en/deliveries';
import { diagnosis } from './translations/en/diagnosis';
import { domains } from './translations/en/domains';
import { dora } from './translations/en/dora';
import { overrides } from './translations/en/overrides';
import { services } from './translations/en/services';
import { sources } from './translations/en/sources';

/**
 * All texts of the plugin, in English, with Korean loaded when the app asks for it.
 *
 * @public
 */
export const devopsTranslationRef = createTranslationRef({
  id: 'plugin.devops',
  messages: {
    deliveries,
    overrides,
    dora,
    domains,
    diagnosis,
    services,
    sources,
  },
  translations: {
    ko: () => import('./translations/ko'),
  },
});
