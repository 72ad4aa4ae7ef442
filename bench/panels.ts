import { MetricId } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';

/** What a panel is asked for. */
export interface PanelWindow {
  services: string[];
  from: string;
  to: string;
}

const RELEASES = `
  releases as (
    select id, service, finished_at, type from deployments
    where service = any(:services) and not failed
      and finished_at >= :from and finished_at < :to)`;

/**
 * What fails a release, and what ends that: an incident that names it, an
 * incident that names nothing and came within 24 hours, a declared rollback.
 * Rollbacks are not found by comparing versions: the company has none to find.
 */
const FAILURES = `
  failures as (
    select releases.id, true as by_incident, resolved_at as ended_at
    from releases join incidents on caused_by = releases.id
    union all
    select cause.id, true, resolved_at
    from incidents cross join lateral (
      select id from deployments
      where deployments.service = incidents.service
        and not failed and type <> 'rollback'
        and started_at <= opened_at
        and finished_at >= opened_at - interval '24 hours'
      order by finished_at desc, id desc limit 1) cause
    where incidents.service = any(:services) and caused_by is null
      and opened_at >= cast(:from as timestamptz) - interval '1 day'
      and opened_at < cast(:to as timestamptz) + interval '1 day'
    union all
    select before.id, false, rollbacks.finished_at
    from deployments rollbacks cross join lateral (
      select id from deployments
      where service = rollbacks.service and not failed
        and (finished_at, id) < (rollbacks.finished_at, rollbacks.id)
      order by finished_at desc, id desc limit 1) before
    where rollbacks.service = any(:services) and not rollbacks.failed
      and rollbacks.type = 'rollback' and rollbacks.finished_at >= :from)`;

const MEDIAN = 'percentile_cont(0.5) within group (order by seconds)';

/** A statement of all rows, or of those of each month. */
type Panel = (byMonth: boolean) => string;

const aggregate =
  (value: string, rows: string): Panel =>
  byMonth =>
    byMonth
      ? `${rows} select date_trunc('month', at) as month, ${value} as value
         from rows group by 1 order by 1`
      : `${rows} select ${value} as value from rows`;

/** The six numbers by SQL, without previous period, verdict, or anything shown beside them. */
const METRICS: Record<MetricId, Panel> = {
  'deployment-frequency': aggregate(
    'count(*)',
    `with ${RELEASES}, rows as (select finished_at as at from releases)`,
  ),
  'lead-time': aggregate(
    MEDIAN,
    `with ${RELEASES}, rows as (
      select finished_at as at,
        extract(epoch from finished_at - authored_at) as seconds
      from releases
      join deployment_changes listed on listed.deployment_id = releases.id
      join changes on changes.service = releases.service
        and changes.revision = listed.revision
      where type <> 'rollback' and authored_at <= finished_at and not exists (
        select from deployment_changes
        join deployments earlier on earlier.id = deployment_id
        where revision = listed.revision
          and earlier.service = releases.service
          and not earlier.failed and earlier.type <> 'rollback'
          and (earlier.finished_at, earlier.id)
            < (releases.finished_at, releases.id)))`,
  ),
  // Where nothing tells how it went, no failure is not 0.
  'change-failure-rate': byMonth => `
    with ${RELEASES}, ${FAILURES}, counts as (
      select service, ${byMonth ? `date_trunc('month', finished_at)` : `null`}
          as month,
        count(*) as n, count(failed.id) as hits
      from releases left join (select distinct id from failures) failed using (id)
      group by 1, 2)
    select month, sum(hits) / sum(n) as value from counts
    where hits > 0
      or exists (select from incidents where incidents.service = counts.service)
    group by 1 order by 1`,
  'recovery-time': aggregate(
    MEDIAN,
    `with ${RELEASES}, ${FAILURES}, ended as (
      select id, case when not bool_or(by_incident) then min(ended_at)
        when bool_and(ended_at is not null) filter (where by_incident)
        then max(ended_at) filter (where by_incident) end as at
      from failures group by id), rows as (
      select finished_at as at,
        extract(epoch from greatest(ended.at, finished_at) - finished_at)
          as seconds
      from releases join ended using (id) where ended.at is not null)`,
  ),
  'rework-rate': aggregate(
    `avg(case when type <> 'deploy' then 1 else 0 end)`,
    `with ${RELEASES}, rows as (select finished_at as at, type from releases)`,
  ),
  'time-to-restore': aggregate(
    'avg(seconds)',
    `with rows as (
      select opened_at as at,
        extract(epoch from resolved_at - opened_at) as seconds
      from incidents where service = any(:services)
        and opened_at >= :from and opened_at < :to
        and resolved_at >= opened_at)`,
  ),
};

const bindingsOf = ({ services, from, to }: PanelWindow) => ({
  services,
  from,
  to,
});

/** All panels of a dashboard, a headline and a monthly series for each number, as many at once as the pool has connections. */
export async function askPanels(knex: Knex, window: PanelWindow) {
  await Promise.all(
    Object.values(METRICS)
      .flatMap(panel => [panel(false), panel(true)])
      .map(statement => knex.raw(statement, bindingsOf(window))),
  );
}

/** What the headlines say; of the frequency the number of releases. */
export async function readHeadlines(
  knex: Knex,
  window: PanelWindow,
): Promise<Map<string, number | null>> {
  const headlines = new Map<string, number | null>();
  for (const [metric, panel] of Object.entries(METRICS)) {
    const { rows } = await knex.raw(panel(false), bindingsOf(window));
    const value = rows[0]?.value ?? null;
    headlines.set(metric, value === null ? null : Number(value));
  }
  return headlines;
}

/** The physical floor: each row that the answer rests on, read once by an index and summed up. */
export async function readFloor(knex: Knex, window: PanelWindow) {
  await knex.raw(
    `with ${RELEASES}
    select (select sum(extract(epoch from finished_at)) from releases),
      (select sum(extract(epoch from authored_at)) from releases
        join deployment_changes on deployment_id = id
        join changes using (service, revision)),
      (select sum(extract(epoch from resolved_at)) from incidents
        where service = any(:services)
          and opened_at >= :from and opened_at < :to)`,
    bindingsOf(window),
  );
}
