// Loaded by Jest before each test file: properties are tried on the same random examples
// in every run, so that a red run is about the change at hand. FAST_CHECK_SEED=random, or
// a number, looks at others.
const { configureGlobal } = require('fast-check');

const seed = process.env.FAST_CHECK_SEED ?? '20261129';
if (seed !== 'random') configureGlobal({ seed: Number(seed) });
