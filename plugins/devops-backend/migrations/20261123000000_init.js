// @ts-check

/**
 * Text that orders by code point on every database: SQLite does so by itself,
 * PostgreSQL is told to.
 *
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} name
 */
function plainText(knex, table, name) {
  const isPostgres = knex.client.dialect === 'postgresql';
  return table.specificType(name, isPostgres ? 'text collate "C"' : 'text');
}

/** @param {import('knex').Knex} knex */
async function createServices(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('Components and Resources that records were matched to');
    table.increments('id');
    plainText(knex, table, 'entity_ref').notNullable();
    table.text('entity_uid').comment('metadata.uid, to follow a rename');
    table
      .text('production_environments')
      .comment('JSON list from the annotation; null when it has none');
    table
      .bigInteger('records_version')
      .notNullable()
      .defaultTo(0)
      .comment('Raised by every write that bears on the facts');
    table
      .bigInteger('facts_version')
      .notNullable()
      .defaultTo(0)
      .comment('The records_version that the facts were computed from');
    table
      .text('definitions_hash')
      .comment('Hash of the configuration that the facts were computed with');
    table
      .text('facts_hash')
      .comment('Hash of the facts: changes when one of them does');
    table.text('summary').comment('JSON of what is known beyond any window');
    table.unique(['entity_ref']);
    table.index(['entity_uid']);
  });
}

/** @param {import('knex').Knex} knex */
async function createRecords(knex) {
  await knex.schema.createTable('records', table => {
    table.comment('The truth: what sources sent, one row a record');
    table.bigIncrements('id');
    plainText(knex, table, 'ref')
      .notNullable()
      .comment('source/externalId; a source name holds no slash');
    plainText(knex, table, 'kind').notNullable();
    plainText(knex, table, 'source').notNullable();
    plainText(knex, table, 'external_id').notNullable();
    table
      .integer('service_id')
      .references('id')
      .inTable('services')
      .comment('Null while unmatched');
    plainText(knex, table, 'entity_ref').comment('As the sender named it');
    plainText(knex, table, 'repository');
    table.text('selector').comment('JSON of annotations and values');
    table.text('waiting_reason').comment('Why it is not matched');
    table
      .bigInteger('at')
      .notNullable()
      .comment('Where it stands on the time line, in milliseconds');
    table
      .bigInteger('ended_at')
      .comment('finishedAt, resolvedAt, or when a change was merged');
    plainText(knex, table, 'environment_key').comment('In lower case');
    plainText(knex, table, 'status');
    plainText(knex, table, 'revision');
    plainText(knex, table, 'artifact');
    table.boolean('deleted').notNullable().defaultTo(false);
    table.text('versions').notNullable().comment('JSON of the kept versions');
    table.bigInteger('received_at').notNullable();
    table.unique(['ref']);
    table.index(['service_id', 'kind', 'at']);
    table.index(['service_id', 'kind', 'environment_key', 'ended_at']);
  });
  await knex.schema.raw(
    `create index records_waiting_index on records (id) where waiting_reason is not null`,
  );
  await knex.schema.raw(
    `create index records_artifact_index on records (artifact) where artifact is not null`,
  );
  await knex.schema.raw(
    `create index records_revision_index on records (revision) where revision is not null`,
  );

  await knex.schema.createTable('record_links', table => {
    table.comment('What records name: causedBy, fixes, duplicateOf');
    table
      .bigInteger('record_id')
      .notNullable()
      .references('id')
      .inTable('records')
      .onDelete('CASCADE');
    plainText(knex, table, 'relation').notNullable();
    plainText(knex, table, 'target').notNullable();
    table.primary(['record_id', 'relation', 'target']);
    table.index(['target']);
  });
}

/** @param {import('knex').Knex} knex */
async function createFacts(knex) {
  await knex.schema.createTable('deployment_facts', table => {
    table.comment('One row a production deployment; can be made again');
    table.integer('service_id').notNullable();
    plainText(knex, table, 'id').notNullable();
    plainText(knex, table, 'source').notNullable();
    plainText(knex, table, 'external_id').notNullable();
    table.text('outcome').notNullable();
    table.bigInteger('started_at');
    table.bigInteger('finished_at').notNullable();
    table.text('version');
    table.text('type').notNullable();
    table.text('url');
    table.boolean('failed').notNullable();
    table.boolean('suspect').notNullable();
    table.boolean('unplanned').notNullable();
    table.bigInteger('recovered_at');
    table.text('recovered_by');
    table.integer('batch_size');
    table
      .text('details')
      .notNullable()
      .comment('JSON of waves, environments, failures, rework, findings');
    table.primary(['service_id', 'id']);
    table.foreign('service_id').references('services.id').onDelete('CASCADE');
    table.index(['service_id', 'finished_at']);
  });

  await knex.schema.createTable('deployment_waves', table => {
    table.comment('Which production deployment a stored one is part of');
    table.integer('service_id').notNullable();
    plainText(knex, table, 'wave').notNullable();
    plainText(knex, table, 'deployment_id').notNullable();
    table.primary(['service_id', 'wave']);
    table.foreign('service_id').references('services.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('change_facts', table => {
    table.comment('One row a change that first reached production');
    table.integer('service_id').notNullable();
    plainText(knex, table, 'revision').notNullable();
    plainText(knex, table, 'release_id').notNullable();
    table.bigInteger('released_at').notNullable();
    table.bigInteger('start_at');
    table.bigInteger('lead_time_ms');
    table.boolean('automated').notNullable();
    table.bigInteger('coding_ms');
    table.bigInteger('pickup_ms');
    table.bigInteger('review_ms');
    table.bigInteger('delivery_ms');
    table.text('findings').notNullable().comment('JSON list of codes');
    table.primary(['service_id', 'revision']);
    table.foreign('service_id').references('services.id').onDelete('CASCADE');
    table.index(['service_id', 'released_at']);
  });

  await knex.schema.createTable('incident_facts', table => {
    table.comment('One row an incident that counts');
    table.integer('service_id').notNullable();
    plainText(knex, table, 'id').notNullable();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('resolved_at');
    table.bigInteger('restore_ms');
    plainText(knex, table, 'deployment_id');
    table.text('severity');
    table.text('findings').notNullable().comment('JSON list of codes');
    table.primary(['service_id', 'id']);
    table.foreign('service_id').references('services.id').onDelete('CASCADE');
    table.index(['service_id', 'opened_at']);
  });
}

/** @param {import('knex').Knex} knex */
async function createSources(knex) {
  await knex.schema.createTable('source_state', table => {
    table.comment('Where sources left off');
    plainText(knex, table, 'source').notNullable();
    plainText(knex, table, 'key').notNullable();
    table.text('value').notNullable().comment('JSON');
    table.primary(['source', 'key']);
  });

  await knex.schema.createTable('source_status', table => {
    table.comment('How the last delivery of a source ended');
    plainText(knex, table, 'source').notNullable();
    table.boolean('sample').notNullable().defaultTo(false);
    table.text('last_error');
    table.bigInteger('reported_at');
    table.primary(['source']);
  });
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createServices(knex);
  await createRecords(knex);
  await createFacts(knex);
  await createSources(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'source_status',
    'source_state',
    'incident_facts',
    'change_facts',
    'deployment_waves',
    'deployment_facts',
    'record_links',
    'records',
    'services',
  ]) {
    await knex.schema.dropTable(table);
  }
};
