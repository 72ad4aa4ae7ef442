export { createCdeventsConnector } from './createCdeventsConnector';
