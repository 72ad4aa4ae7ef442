// `npm run import -- FILE.ndjson`: posts records of the API's shape, one a line
// ({"kind": "deployment", …}), to a running portal. Needs only Node.js. It keeps no
// state: to send a file again, whole or in part, ends in the same state.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { emptySummary, importFile } from './import/importFile.mjs';
import { count, createProgress, time } from './import/progress.mjs';

const USAGE = `Usage: npm run import -- FILE.ndjson [options]

  --url URL        the backend (default http://localhost:7007)
  --token TOKEN    default: the variable DEVOPS_TOKEN, else devops-local
  --from-line N    go on with line N, for instance after an interruption

Ends with 0 when every line was taken, 1 when some were rejected, 2 when the
file could not be sent.
`;

const SHOWN_PROBLEMS = 50;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://localhost:7007' },
      token: { type: 'string' },
      'from-line': { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file, ...more] = positionals;
  const fromLine = Number(values['from-line']);
  if (values.help) {
    return null;
  }
  if (!file || more.length > 0) {
    throw new Error('Name one file');
  }
  if (!existsSync(file)) {
    throw new Error(`There is no file ${file}`);
  }
  if (!URL.canParse(values.url) || !/^https?:/.test(values.url)) {
    throw new Error('--url must start with http:// or https://');
  }
  if (!Number.isInteger(fromLine) || fromLine < 1) {
    throw new Error('--from-line must be a line number');
  }
  return {
    file,
    fromLine,
    url: values.url.replace(/\/+$/, ''),
    token: values.token ?? process.env.DEVOPS_TOKEN ?? 'devops-local',
  };
}

function printSummary(summary, milliseconds) {
  const counts = ['created', 'updated', 'unchanged', 'unmatched', 'rejected']
    .map(name => `${count(summary[name])} ${name}`)
    .join(', ');
  const lines = summary.problems
    .slice(0, SHOWN_PROBLEMS)
    .map(({ line, path, message }) => `  line ${line}: ${path} ${message}\n`);
  const hidden = summary.problems.length - lines.length;
  process.stdout.write(
    `${count(summary.lines)} lines in ${time(
      milliseconds,
    )}: ${counts}\n${lines.join('')}${
      hidden > 0 ? `  and ${count(hidden)} more problems\n` : ''
    }`,
  );
  if (summary.unmatched > 0) {
    process.stdout.write(
      'Unmatched records are kept and join their entity once the catalog has it.\n',
    );
  }
}

function tellWhereItStood(summary) {
  const next =
    summary.doneTo > 0 ? `; to go on: --from-line ${summary.doneTo + 1}` : '';
  process.stderr.write(
    `Sent up to line ${summary.doneTo}. Sending it all again does no harm${next}\n`,
  );
}

async function main() {
  const options = readArguments();
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const startedAt = Date.now();
  const summary = emptySummary();
  const progress = createProgress(process.stderr);
  process.once('SIGINT', () => {
    progress.clear();
    tellWhereItStood(summary);
    process.exit(130);
  });
  try {
    await importFile(options.file, options, summary, progress);
  } catch (error) {
    progress.clear();
    process.stderr.write(`${error.message}\n`);
    tellWhereItStood(summary);
    process.exitCode = 2;
    return;
  }
  progress.clear();
  printSummary(summary, Date.now() - startedAt);
  process.exitCode = summary.rejected > 0 ? 1 : 0;
}

main().catch(error => {
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
});
