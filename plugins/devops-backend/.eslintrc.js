const tests = ['**/*.test.ts', '**/__testUtils__/**'];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    'react',
    '@devops-domains/*',
    '!@devops-domains/backstage-plugin-devops-common',
    '!@devops-domains/backstage-plugin-devops-node',
  ],
  overrides: [
    {
      files: ['src/*/**/*.ts'],
      excludedFiles: ['src/http/**', ...tests],
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['**/http/**', 'express*'],
                message: 'Only the http folder knows HTTP.',
              },
            ],
          },
        ],
      },
    },
    {
      files: ['src/store/**/*.ts'],
      excludedFiles: tests,
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['../*', 'express*', '@backstage/plugin-*'],
                message: 'The store stands below the other folders.',
              },
            ],
          },
        ],
      },
    },
  ],
});
