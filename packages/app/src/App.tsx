import { createApp } from '@backstage/frontend-defaults';

/** Every plugin that is a dependency of this package is found by itself (`app.packages: all`). */
export default createApp();
