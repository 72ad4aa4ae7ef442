// A connector knows neither the store nor another connector.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    'knex',
    'express*',
    '@devops-domains/*',
    '!@devops-domains/backstage-plugin-devops-common',
    '!@devops-domains/backstage-plugin-devops-node',
  ],
});
