import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { checkWriteAccess } from './checkWriteAccess';

function check(
  externalAccess: unknown,
  env: Record<string, string> = { NODE_ENV: 'production' },
) {
  const logger = mockServices.logger.mock();
  const data = JSON.parse(
    JSON.stringify({ backend: { auth: { externalAccess } } }),
  );
  checkWriteAccess(new ConfigReader(data), logger, env);
  return logger.warn.mock.calls.map(([message]) => message);
}

const token = (value: string, accessRestrictions?: object[]) => ({
  type: 'static',
  options: { token: value, subject: 'ci' },
  accessRestrictions,
});

describe('checkWriteAccess in production', () => {
  it('warns when nobody outside can write', () => {
    const [message] = check(undefined);
    expect(message).toContain('backend.auth.externalAccess');
    expect(check([])).toHaveLength(1);
  });

  it.each([
    ['another plugin', [{ plugin: 'catalog' }]],
    [
      'another permission',
      [{ plugin: 'devops', permission: 'devops.metrics.read' }],
    ],
    [
      'another action',
      [{ plugin: 'devops', permissionAttribute: { action: 'read' } }],
    ],
  ])('warns when the only entry is for %s', (_, restrictions) => {
    expect(check([token('secret', restrictions)])).toHaveLength(1);
  });

  it.each([
    ['no restriction', undefined],
    ['the plugin', [{ plugin: 'catalog' }, { plugin: 'devops' }]],
    [
      'the permission',
      [{ plugin: 'devops', permission: 'a.b, devops.record.write' }],
    ],
    ['a list', [{ plugin: 'devops', permission: ['devops.record.write'] }]],
    [
      'the action',
      [{ plugin: 'devops', permissionAttribute: { action: 'create' } }],
    ],
  ])('is content with an entry that has %s', (_, restrictions) => {
    expect(check([token('secret', restrictions)])).toEqual([]);
  });

  it('refuses the token that everybody knows, and names its key', () => {
    expect(() => check([token('secret'), token('devops-local')])).toThrow(
      'backend.auth.externalAccess[1].options.token',
    );
  });
});

describe('checkWriteAccess in development', () => {
  it('warns of tokens of an issuer that open every plugin', () => {
    const options = { url: 'https://issuer.example/jwks' };
    const env = { NODE_ENV: 'development' };
    const messages = check([{ type: 'jwks', options }], env);
    expect(messages).toEqual([
      expect.stringContaining('externalAccess[0].accessRestrictions'),
      expect.stringContaining('externalAccess[0].options.audience'),
    ]);
    const restrictedTo = (restriction: object) =>
      check(
        [
          {
            type: 'jwks',
            options: { ...options, audience: 'devops' },
            accessRestrictions: [{ plugin: 'devops', ...restriction }],
          },
        ],
        env,
      );
    expect(restrictedTo({ permission: 'devops.record.write' })).toEqual([]);
    expect(restrictedTo({})).toEqual([
      expect.stringContaining('also read the numbers of all entities'),
    ]);
  });

  it('says nothing', () => {
    expect(check([token('devops-local')], { NODE_ENV: 'development' })).toEqual(
      [],
    );
    expect(check(undefined, {})).toEqual([]);
  });
});
