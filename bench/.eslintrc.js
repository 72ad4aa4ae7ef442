const { createConfigForRole } = require('@backstage/cli/config/eslint-factory');

// No package of its own: what stands here uses the dependencies of the root.
module.exports = createConfigForRole(__dirname, 'node-library');
