const { builtinModules } = require('node:module');

// The language of all other packages: it runs in browsers and in backends, and
// knows neither React nor Node.js nor a database.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedSrcImports: builtinModules,
  restrictedImportPatterns: [
    'node:*',
    'react',
    'react-*',
    '@material-ui/*',
    'knex',
    'express*',
    '@devops-domains/*',
    '@backstage/*',
    '!@backstage/catalog-model',
    '!@backstage/errors',
    '!@backstage/plugin-permission-common',
    '!@backstage/types',
  ],
});
