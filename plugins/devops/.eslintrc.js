module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    '@devops-domains/*',
    '!@devops-domains/backstage-plugin-devops-common',
  ],
  restrictedSrcImports: [
    {
      name: '@devops-domains/backstage-plugin-devops-common',
      importNames: [
        'benchmark',
        'compareCounts',
        'compareDurations',
        'compareRates',
        'computeFacts',
        'distribution',
        'evidenceOf',
        'mean',
        'measure',
        'median',
        'percentile',
        'recompute',
        'wilsonInterval',
      ],
      message: 'A component shows what the backend computed.',
    },
  ],
});
