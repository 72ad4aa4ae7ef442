import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

jest.setTimeout(60_000);

const REPOSITORY = resolve(__dirname, '../../../..');

/** `npm run check -- FILE…`, without npm around it. */
function check(...files: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/check-mapping.mjs', ...files],
    { cwd: REPOSITORY, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('the command-line check of a mapping', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is content with a valid file', () => {
    expect(check('examples/network.yaml')).toEqual({
      status: 0,
      stdout: 'examples/network.yaml: 5 systems, 0 problems\n',
      stderr: '',
    });
  });

  it('says line, entity, path, problem and how to mend it', () => {
    const path = file(
      'typo.yaml',
      [
        'kind: System',
        'metadata:',
        '  name: kafka',
        '  annotations:',
        '    devops-domains.io/domain: data-platfrom',
        '',
      ].join('\n'),
    );
    const { status, stdout } = check(path);
    expect(status).toBe(1);
    expect(stdout).toContain(
      [
        `${path}:5 system:default/kafka`,
        '  metadata.annotations["devops-domains.io/domain"]',
        '  "data-platfrom" is not a DevOps domain',
        '  Write "data-platform"',
        '',
      ].join('\n'),
    );
    expect(stdout).toContain(`${path}: 1 system, 1 problem\n`);
  });

  it('reads the other documents when one is no YAML, and the other files when one is missing', () => {
    const broken = file(
      'broken.yaml',
      'a: [\n---\nkind: System\nmetadata: { name: kafka }\n',
    );
    const { status, stdout, stderr } = check(
      join(folder, 'missing.yaml'),
      broken,
    );
    expect(status).toBe(2);
    expect(stderr).toContain('missing.yaml');
    expect(stdout).toContain(`${broken}:`);
    expect(stdout).toContain('kafka could be mapped to data-platform');
  });

  it('asks for a file', () => {
    expect(check()).toMatchObject({ status: 2, stdout: '' });
  });
});
