// What connectors share: it knows neither the backend that runs them nor its store.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    'knex',
    'express*',
    '@devops-domains/*',
    '!@devops-domains/backstage-plugin-devops-common',
  ],
});
