// The catalog knows the language of the domains, and nothing of the numbers' backend.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    'knex',
    'express*',
    '@devops-domains/*',
    '!@devops-domains/backstage-plugin-devops-common',
  ],
});
