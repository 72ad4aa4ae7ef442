// Brings what the machine lacks: a Node.js that Backstage supports, Yarn, and the
// dependencies of the lock file. Runs on any Node.js from 20 on, with nothing installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const SUPPORTED_NODE = [22, 24];
const NODE_VERSION = '24';
const YARN_VERSION = '4.13.0';
const TOOLCHAIN = join(ROOT, '.toolchain');
const WINDOWS = process.platform === 'win32';

/** Says what is going on, with the time since the command was typed. */
export function say(message) {
  const seconds = Math.round(performance.now() / 1000);
  process.stderr.write(`[${String(seconds).padStart(3)} s] ${message}\n`);
}

/** Runs a command; resolves with its exit code, rejects when it cannot be started. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: WINDOWS,
      ...options,
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
    options.onStart?.(child);
  });
}

/** Runs a command whose lines are of interest only when it fails; shows the latest one and the time. */
async function runQuietly(label, command, args, options = {}) {
  const lines = [];
  const started = Date.now();
  let latest = '';
  const show = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    const text = `${label} (${seconds} s) ${latest}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${text.slice(0, 100)}`);
    } else if (seconds % 15 === 0) {
      process.stderr.write(`${text}\n`);
    }
  };
  const keep = text => {
    lines.push(text);
    latest = text.trim().split('\n').pop() ?? '';
  };
  const timer = setInterval(show, 1000);
  const code = await run(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onStart: child => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8');
        stream.on('data', keep);
      }
    },
  }).finally(() => clearInterval(timer));
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (code !== 0) {
    process.stderr.write(lines.join(''));
    throw new Error(
      `${label} failed with exit code ${code}; its output is above`,
    );
  }
}

function ownNodeFits() {
  return SUPPORTED_NODE.includes(Number(process.versions.node.split('.')[0]));
}

/** The npm package that holds the Node.js binary of this platform. */
function nodePackage() {
  const platform = WINDOWS ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

function toolchainPaths() {
  const modules = join(TOOLCHAIN, 'node_modules');
  return {
    node: join(modules, nodePackage(), 'bin'),
    yarn: join(modules, '.bin'),
  };
}

async function ensureTools() {
  const paths = toolchainPaths();
  const wanted = [];
  if (!ownNodeFits() && !existsSync(paths.node)) {
    wanted.push(`${nodePackage()}@${NODE_VERSION}`);
  }
  if (!existsSync(join(paths.yarn, WINDOWS ? 'yarn.cmd' : 'yarn'))) {
    wanted.push(`@yarnpkg/cli-dist@${YARN_VERSION}`);
  }
  if (wanted.length > 0) {
    say(`Bringing ${wanted.join(' and ')} from npm`);
    mkdirSync(TOOLCHAIN, { recursive: true });
    // A package.json of its own, or npm would take the repository's for its project.
    const manifest = join(TOOLCHAIN, 'package.json');
    if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
    await runQuietly(
      'npm install',
      'npm',
      ['install', '--no-fund', '--no-audit', '--ignore-scripts', ...wanted],
      { cwd: TOOLCHAIN },
    );
  }
  const front = ownNodeFits() ? [paths.yarn] : [paths.node, paths.yarn];
  return { ...process.env, PATH: [...front, process.env.PATH].join(delimiter) };
}

/** Changes when what the lock file and the manifests ask for changes. */
function wantedInstall() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', '.yarnrc.yml']) {
    hash.update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

async function ensureDependencies(env) {
  const marker = join(ROOT, 'node_modules', '.installed');
  const wanted = wantedInstall();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say(
    'Installing the dependencies of yarn.lock (1.5 GB on disk, a minute or two)',
  );
  await runQuietly('yarn install', 'yarn', ['install', '--immutable'], { env });
  writeFileSync(marker, wanted);
}

/**
 * Makes the repository ready to run: idempotent, and quick when nothing is missing.
 * Returns the environment in which its commands are to be run.
 */
export async function prepare() {
  const env = await ensureTools();
  await ensureDependencies(env);
  return env;
}
