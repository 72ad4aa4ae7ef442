import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { JsonObject } from '@backstage/types';
import { exportJWK, generateKeyPair, KeyLike, SignJWT } from 'jose';

const ALGORITHM = 'RS256';
const AUDIENCE = 'devops-portal';

/** An issuer of OIDC tokens, with its keys behind a real HTTP server. */
export async function startIssuer(name: string) {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const key = { ...(await exportJWK(publicKey)), kid: 'k1', alg: ALGORITHM };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [key] }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const other = await generateKeyPair(ALGORITHM);

  const sign = (
    sub: string,
    options: { audience?: string; signingKey?: KeyLike } = {},
  ) =>
    new SignJWT({ sub })
      .setProtectedHeader({ alg: ALGORITHM, kid: 'k1' })
      .setIssuer(url)
      .setAudience(options.audience ?? AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(options.signingKey ?? privateKey);

  return {
    sign,
    /** A token that says the same, of somebody who does not have the key. */
    forge: (sub: string) => sign(sub, { signingKey: other.privateKey }),
    /** As `backend.auth.externalAccess` names it. */
    access: (more: JsonObject = {}): JsonObject => ({
      type: 'jwks',
      options: {
        url: `${url}/jwks`,
        issuer: url,
        audience: AUDIENCE,
        algorithm: ALGORITHM,
        subjectPrefix: name,
      },
      accessRestrictions: [
        { plugin: 'devops', permission: 'devops.record.write' },
      ],
      ...more,
    }),
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>;
