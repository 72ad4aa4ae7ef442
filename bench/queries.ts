import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { Portal } from './backend';
import {
  DAY,
  generateServices,
  MEMBERS,
  SERVICES,
  serviceRef,
} from './company';
import { OUTSIDE_SERVICES, outsideRef } from './entities';
import { askPanels, PanelWindow, readFloor, readHeadlines } from './panels';
import { say } from './say';
import { time, Timing } from './timing';

/** One question, asked in three ways. */
export interface QueryResult {
  name: string;
  services: number;
  /** As the portal answers by default. */
  ours: Timing;
  /** The same while catalog and permissions are asked each time. */
  asking: Timing;
  /** The same while nothing is kept between requests. */
  fresh: Timing;
  panels: Timing;
  floor: Timing;
}

/** What is asked: of which data, and until when. */
interface Asked {
  size: number;
  end: number;
}

const WINDOW_DAYS = 90;

const range = (length: number) => Array.from({ length }, (_, i) => i);

/** Neither the smallest nor the largest service: the one that comes closest to their mean. */
function meanService(size: number): string {
  const services = generateServices(size);
  const distance = ({ deployments }: { deployments: number }) =>
    Math.abs(deployments - size / SERVICES);
  return services.reduce((a, b) => (distance(b) < distance(a) ? b : a))
    .entityRef;
}

const scopesOf = (size: number) => [
  {
    name: 'one service',
    entityRef: meanService(size),
    services: [meanService(size)],
  },
  {
    name: 'System of 50',
    entityRef: 'system:default/system-3',
    services: range(MEMBERS).map(i => serviceRef(3 * MEMBERS + i)),
  },
  {
    name: 'Domain of 50',
    entityRef: 'domain:default/domain-3',
    services: range(MEMBERS).map(i => serviceRef(3 * MEMBERS + i)),
  },
  {
    name: 'Group of 50',
    entityRef: 'group:default/team-3',
    services: range(MEMBERS).map(i => serviceRef(3 + (i * SERVICES) / MEMBERS)),
  },
  {
    name: 'all 5,000',
    entityRef: 'domain:default/company',
    services: range(SERVICES).map(serviceRef),
  },
  ...(['few', 'many'] as const).map(system => ({
    name: system === 'few' ? 'nothing outside' : '50 times outside',
    entityRef: `system:default/outside-${system}`,
    services: range(OUTSIDE_SERVICES).map(i => outsideRef(system, i)),
  })),
];

const windowOf = (services: string[], end: number): PanelWindow => ({
  services,
  from: new Date(end - WINDOW_DAYS * DAY).toISOString(),
  to: new Date(end).toISOString(),
});

const askOf =
  (portal: Portal, entityRef: string, { from, to }: PanelWindow) =>
  () =>
    portal.get('/api/devops/v1/metrics', {
      entityRef,
      from,
      to,
      timeZone: 'Asia/Seoul',
      bucket: 'week',
    });

const ms = ({ median, p95 }: Timing) =>
  `${median.toFixed(1)} ms (p95 ${p95.toFixed(1)})`;

/** How long each question takes of a portal that keeps something else than by default. */
export async function measureKeeping(
  portal: Portal,
  { size, end }: Asked,
): Promise<Timing[]> {
  await portal.signIn();
  const timings: Timing[] = [];
  for (const { name, entityRef, services } of scopesOf(size)) {
    const ask = askOf(portal, entityRef, windowOf(services, end));
    assertAnswers(JSON.parse(await ask()), services.length);
    const timing = await time(ask);
    say(`${name}: ${ms(timing)}`);
    timings.push(timing);
  }
  return timings;
}

/** What HTTP and authentication take of each answer: a signed-in request that reads next to nothing. */
export async function measureRequest(portal: Portal): Promise<Timing> {
  await portal.signIn();
  return time(() => portal.get('/api/devops/v1/health', {}));
}

/** Warm answers of one run, all on the same server. */
export async function measureQueries(
  portal: Portal,
  plain: Knex,
  { size, end }: Asked,
  { asking, fresh }: { asking: Timing[]; fresh: Timing[] },
): Promise<QueryResult[]> {
  await portal.signIn();
  const results: QueryResult[] = [];
  for (const [i, scope] of scopesOf(size).entries()) {
    const { name, entityRef, services } = scope;
    const window = windowOf(services, end);
    const ask = askOf(portal, entityRef, window);
    const answer: MetricsAnswer = JSON.parse(await ask());
    assertAnswers(answer, services.length);
    assertSameNumbers(answer, await readHeadlines(plain, window));
    const result = {
      name,
      services: services.length,
      ours: await time(ask),
      asking: asking[i],
      fresh: fresh[i],
      panels: await time(() => askPanels(plain, window)),
      floor: await time(() => readFloor(plain, window)),
    };
    say(describeResult(result));
    results.push(result);
  }
  return results;
}

/** A fast answer to another question would be none. */
function assertAnswers(answer: MetricsAnswer, services: number) {
  if (answer.services !== services || answer.stale) {
    throw new Error(
      `The answer is of ${answer.services} services, stale: ${answer.stale}`,
    );
  }
  if (answer.metrics[0].n === 0) {
    throw new Error('The answer is empty');
  }
}

/** And a comparison with the panels would be none if they told other numbers. */
function assertSameNumbers(
  { entityRef, metrics }: MetricsAnswer,
  headlines: Map<string, number | null>,
) {
  for (const { metric, value, n } of metrics) {
    const ours = metric === 'deployment-frequency' ? n : value;
    const theirs = headlines.get(metric) ?? null;
    const isSame =
      ours === null || theirs === null
        ? ours === theirs
        : Math.abs(ours - theirs) <= 1e-6 * Math.abs(ours);
    if (!isSame) {
      throw new Error(
        `${metric} of ${entityRef} is ${ours}; the panel says ${theirs}`,
      );
    }
  }
}

function describeResult({ name, ours, panels, floor }: QueryResult): string {
  return `${name}: ${ms(ours)}, panels ${ms(panels)}, floor ${ms(floor)}`;
}
