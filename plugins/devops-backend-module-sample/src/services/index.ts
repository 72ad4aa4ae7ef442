import { billing } from './billing';
import { catalogWeb } from './catalogWeb';
import { checkout } from './checkout';
import { identityGateway } from './identityGateway';
import { kafkaCluster } from './kafkaCluster';
import { notifications } from './notifications';
import { orders } from './orders';
import { payments } from './payments';
import { SampleService } from './SampleService';
import { search } from './search';

/** The services of the example company that have a history. */
export const SAMPLE_SERVICES: SampleService[] = [
  checkout,
  payments,
  orders,
  search,
  billing,
  notifications,
  catalogWeb,
  identityGateway,
  kafkaCluster,
];
