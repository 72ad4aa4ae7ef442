import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { fakeConnector, SECRET } from './fakeConnector';

/** The module that adds the fake source. */
export const fakeModule = createConnectorModule({
  moduleId: 'fake',
  create: () => [fakeConnector],
});

/** Headers with which the fake source proves itself. */
export function signed(
  body: string | Buffer,
  secret = SECRET,
): Record<string, string> {
  const [scheme] = fakeConnector.signatures;
  return scheme.sign(Buffer.from(body), secret, 0);
}
