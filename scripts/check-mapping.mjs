// `npm run check -- FILE…`: reads catalog YAML with the parser of the portal and says
// what is wrong in the mapping of its Systems, where, and how to mend it. For authors
// and for pipelines; no portal has to run, nothing has to be built: the transform that
// the Backstage CLI ships reads the TypeScript sources.
// Ends with 0 when all is well, 1 on problems, 2 when a file could not be read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepare } from './toolchain.mjs';

const USAGE = 'Usage: npm run check -- FILE…\n';

const require = createRequire(import.meta.url);

/** The parser of the common package, and the YAML reader of the catalog module. */
async function loadParser() {
  try {
    require.resolve('@backstage/cli/config/nodeTransform.cjs');
  } catch {
    await prepare();
  }
  require('@backstage/cli/config/nodeTransform.cjs');
  const catalogModule = createRequire(
    require.resolve('../plugins/catalog-backend-module-devops/package.json'),
  );
  return {
    ...require('../plugins/devops-common/src/domains/index.ts'),
    ...catalogModule('yaml'),
    ...catalogModule('@backstage/catalog-model'),
  };
}

/** `metadata.links[1].url` and `metadata.annotations["a/b"]` as keys. */
function keysOf(path) {
  return [...path.matchAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]|([^.[\]]+)/g)].map(
    ([, inBrackets, name]) => (inBrackets ? JSON.parse(inBrackets) : name),
  );
}

/** Line of the innermost thing on the path that is there. */
function lineOf(document, path, lines) {
  const keys = keysOf(path);
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return lines.linePos(document.range[0]).line;
}

/** What a file holds: its entities with their problems, and what is no YAML. */
function readCatalogFile(text, parser) {
  const lines = new parser.LineCounter();
  const findings = { systems: 0, problems: [], hints: [] };
  for (const document of parser.parseAllDocuments(text, {
    lineCounter: lines,
  })) {
    for (const error of document.errors) {
      findings.problems.push({
        line: error.linePos?.[0].line ?? 1,
        entity: 'YAML',
        path: '',
        message: error.message.split('\n')[0],
        fix: 'Mend the YAML first',
      });
    }
    const entity = document.errors.length > 0 ? null : document.toJS();
    if (isEntity(entity)) {
      readEntity(entity, document, lines, parser, findings);
    }
  }
  findings.problems.sort((a, b) => a.line - b.line);
  return findings;
}

/** Whatever else is wrong with an entity, the catalog itself will say. */
function isEntity(value) {
  return (
    typeof value?.kind === 'string' && typeof value.metadata?.name === 'string'
  );
}

function readEntity(entity, document, lines, parser, findings) {
  const ref = parser.stringifyEntityRef(entity);
  if (entity.kind.toLowerCase() === 'system') findings.systems += 1;
  for (const problem of parser.parseMapping(entity).problems) {
    findings.problems.push({
      ...problem,
      line: lineOf(document, problem.path, lines),
      entity: ref,
    });
  }
  for (const suggestion of parser.suggestMappings(entity)) {
    const { domain, responsibility, reason } = suggestion;
    const target = responsibility ? `${domain} / ${responsibility}` : domain;
    findings.hints.push(`${ref} could be mapped to ${target}: ${reason}`);
  }
}

/** `1 system`, `2 systems`. */
function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function print(file, { systems, problems, hints }) {
  for (const { line, entity, path, message, fix } of problems) {
    const where = path ? `  ${path}\n` : '';
    process.stdout.write(
      `${file}:${line} ${entity}\n${where}  ${message}\n  ${fix}\n\n`,
    );
  }
  for (const hint of hints) {
    process.stdout.write(`${file}: ${hint}\n`);
  }
  process.stdout.write(
    `${file}: ${counted(systems, 'system')}, ${counted(
      problems.length,
      'problem',
    )}\n`,
  );
}

async function main(files) {
  if (files.length === 0 || files.includes('--help')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const parser = await loadParser();
  let code = 0;
  for (const file of files) {
    try {
      const findings = readCatalogFile(readFileSync(file, 'utf8'), parser);
      print(file, findings);
      if (findings.problems.length > 0) code = Math.max(code, 1);
    } catch (error) {
      process.stderr.write(`${file}: ${error.message}\n`);
      code = 2;
    }
  }
  return code;
}

process.exitCode = await main(process.argv.slice(2));
