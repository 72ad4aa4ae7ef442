import { Knex } from 'knex';

/** What a panel is asked for. */
export interface PanelWindow {
  services: string[];
  from: string;
  to: string;
}

const RELEASES = `select * from deployments
  where service = any(?) and finished_at >= ? and finished_at < ? and not failed`;

/** The six numbers by SQL, without previous period, verdict, or anything shown beside them. */
const METRICS = {
  'deployment-frequency': {
    rows: `select finished_at as at from (${RELEASES}) releases`,
    value: 'count(*)',
  },
  'lead-time': {
    rows: `select released_at as at, released_at - authored_at as duration from changes
      where service = any(?) and released_at >= ? and released_at < ?`,
    value:
      'percentile_cont(0.5) within group (order by extract(epoch from duration))',
  },
  'change-failure-rate': {
    rows: `select finished_at as at, exists (
        select from incidents where deployment_id = releases.id) as hit
      from (${RELEASES}) releases`,
    value: 'avg(hit::int)',
  },
  'recovery-time': {
    rows: `select releases.finished_at as at, max(resolved_at) - releases.finished_at as duration
      from (${RELEASES}) releases join incidents on deployment_id = releases.id
      group by releases.id, releases.finished_at`,
    value:
      'percentile_cont(0.5) within group (order by extract(epoch from duration))',
  },
  'rework-rate': {
    rows: `select finished_at as at, type <> 'deploy' as hit from (${RELEASES}) releases`,
    value: 'avg(hit::int)',
  },
  'time-to-restore': {
    rows: `select opened_at as at, resolved_at - opened_at as duration from incidents
      where service = any(?) and opened_at >= ? and opened_at < ?`,
    value: 'avg(extract(epoch from duration))',
  },
};

/** One headline and one monthly series for each number. */
const PANELS = Object.values(METRICS).flatMap(({ rows, value }) => [
  `select ${value} as value from (${rows}) facts`,
  `select date_trunc('month', at) as month, ${value} as value from (${rows}) facts group by 1 order by 1`,
]);

/** All panels of a dashboard, as many at once as the pool has connections. */
export async function askPanels(knex: Knex, window: PanelWindow) {
  const bindings = [window.services, window.from, window.to];
  await Promise.all(PANELS.map(panel => knex.raw(panel, bindings)));
}

/** The physical floor: each row that the answer rests on, read once by an index and summed up. */
export async function readFloor(knex: Knex, window: PanelWindow) {
  const bindings = [window.services, window.from, window.to];
  const table = (name: string, at: string) =>
    `(select sum(extract(epoch from ${at})) from ${name}
      where service = any(?) and ${at} >= ? and ${at} < ?)`;
  await knex.raw(
    `select ${table('deployments', 'finished_at')}, ${table(
      'changes',
      'released_at',
    )}, ${table('incidents', 'opened_at')}`,
    [...bindings, ...bindings, ...bindings],
  );
}
