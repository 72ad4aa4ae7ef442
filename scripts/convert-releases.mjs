// `node scripts/convert-releases.mjs INPUT.ndjson --entity component:default/x > out.ndjson`:
// turns release tags, one JSON object a line ({repository, tag, revision, releasedAt,
// prerelease, commits: [{sha, committedAt, authoredAt}]}), into deployment records for
// `npm run import`. How prereleases and tags with a path are taken is told in
// import/releases.mjs.
import { createReadStream, existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLines } from './import/lines.mjs';
import { convertReleases, parseRelease } from './import/releases.mjs';

const USAGE =
  'Usage: node scripts/convert-releases.mjs INPUT.ndjson --entity component:default/NAME [--source NAME] > OUTPUT.ndjson\n';

async function readReleases(file) {
  const releases = [];
  let number = 0;
  const stream = createReadStream(file, { encoding: 'utf8' });
  for await (const line of readLines(stream)) {
    number += 1;
    if (line.trim() === '') {
      continue;
    }
    try {
      releases.push(parseRelease(line));
    } catch (error) {
      process.stderr.write(`line ${number}: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
  return releases;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      entity: { type: 'string' },
      source: { type: 'string', default: 'releases' },
    },
  });
  const [file] = positionals;
  if (!file || !values.entity) {
    throw new Error('Name the input and the entity');
  }
  if (!existsSync(file)) {
    throw new Error(`There is no file ${file}`);
  }
  const records = convertReleases(await readReleases(file), {
    entityRef: values.entity,
    source: values.source,
  });
  for (const record of records) {
    process.stdout.write(`${JSON.stringify(record)}\n`);
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
});
