// The suite over third-party data in ../shared/fixtures, which is not part of this
// repository: `npm run test:fixtures`. It fails, and never skips, where the data is missing.
const swc = require.resolve('@backstage/cli/config/jestSwcTransform');

const parse = parser => [swc, { jsc: { parser } }];

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testTimeout: 60_000,
  transform: {
    '\\.(mjs|cjs|js)$': parse({ syntax: 'ecmascript' }),
    '\\.(mts|cts|ts)$': parse({ syntax: 'typescript' }),
    '\\.tsx$': parse({ syntax: 'typescript', tsx: true }),
  },
  transformIgnorePatterns: [
    '/node_modules/(?:ajv|core-js|jest-.*|knex|json-schema|typescript)/',
  ],
};
