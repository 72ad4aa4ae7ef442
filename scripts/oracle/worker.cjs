// One process of `npm run oracle`: compares histories in the chunks that it is given.
// Needs the transform of TypeScript that its parent starts it with.
const assert = require('node:assert');
const fc = require('fast-check');
const {
  oracleProperty,
} = require('../../plugins/devops-common/src/metrics/__testUtils__/oracleProperty');

const property = oracleProperty((computed, expected) =>
  assert.deepStrictEqual(computed, expected),
);

process.on('message', ({ seed, runs }) => {
  const result = fc.check(property, { seed, numRuns: runs });
  process.send({
    type: 'compared',
    seed,
    runs,
    report: result.failed ? fc.defaultReportMessage(result) : null,
  });
});
