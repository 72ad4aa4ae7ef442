// A backend in a process of its own, so that it can be killed. Started by backendProcess.ts.
const {
  mockServices,
  startTestBackend,
} = require('@backstage/backend-test-utils');
const {
  databaseServiceFactory,
} = require('@backstage/backend-defaults/database');
const {
  catalogServiceMock,
} = require('@backstage/plugin-catalog-node/testUtils');
const {
  default: devopsPlugin,
} = require('../../plugins/devops-backend/src/index.ts');

const { config, entities } = JSON.parse(process.env.BACKEND_OPTIONS);

startTestBackend({
  features: [
    mockServices.rootConfig.factory({ data: config }),
    // A real database, which outlives the process.
    databaseServiceFactory,
    // What is scheduled runs once when the process starts.
    mockServices.scheduler.factory({
      includeInitialDelayedTasksOnStartup: true,
    }),
    catalogServiceMock.factory({ entities }),
    devopsPlugin,
  ],
}).then(
  backend => process.send({ port: backend.server.port() }),
  error => process.send({ error: String(error?.stack ?? error) }),
);
