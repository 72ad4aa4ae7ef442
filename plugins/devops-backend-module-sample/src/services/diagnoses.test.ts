import {
  computeFacts,
  DEFAULT_DEFINITIONS,
  diagnose,
} from '@devops-domains/backstage-plugin-devops-common';
import { SAMPLE_SERVICES } from '.';
import {
  historyOf,
  queryAt,
  storedRecords,
} from '../__testUtils__/storedHistories';
import { SampleCalendar } from '../calendar/SampleCalendar';
import { simulate } from '../simulation/simulate';

// Machines that do more than this test are slow.
jest.setTimeout(60_000);

/** Working days fall differently for each. */
const ANCHORS = ['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-27'];

/** What the stories of the services tell; all others are silent. */
function toldOf(service: string, anchor: string): string[] {
  switch (service) {
    case 'component:default/search':
      return ['slow-pipeline', 'large-batches'];
    case 'component:default/billing':
      return [
        'large-batches',
        // On the other days it is six of seven releases, which could be chance.
        ...(anchor === '2026-11-27' ? ['waits-despite-short-builds'] : []),
        'pause-after-failure',
        'larger-batches-after-failure',
        'slow-recovery',
      ];
    default:
      return [];
  }
}

describe.each(ANCHORS)('in a history loaded on %s', anchor => {
  const now = new SampleCalendar(anchor).day(0).at(8);
  const stored = storedRecords(
    simulate(SAMPLE_SERVICES, anchor, now).map(({ record }) => record),
  );

  const factsOf = (service: string) =>
    computeFacts(historyOf(stored, service), DEFAULT_DEFINITIONS);
  const query = queryAt(now);

  it.each(SAMPLE_SERVICES.map(({ entityRef }) => entityRef))(
    '%s gets exactly the diagnoses of its story',
    service => {
      const found = diagnose([factsOf(service)], query);
      expect(found.map(({ code }) => code)).toEqual(toldOf(service, anchor));
    },
  );

  it('the company gets those of each service with its name, but what could be chance among so many', () => {
    const found = diagnose(
      SAMPLE_SERVICES.map(({ entityRef }) => factsOf(entityRef)),
      { ...query, scope: true },
    );
    const told = found.map(({ code, service }) => `${code} of ${service}`);
    const ofEach = SAMPLE_SERVICES.flatMap(({ entityRef }) =>
      toldOf(entityRef, anchor)
        // On the later days its p is below 0.05, but not multiplied by the services compared.
        .filter(
          code => code !== 'pause-after-failure' || anchor <= '2026-11-23',
        )
        .map(code => `${code} of ${entityRef}`),
    );
    expect([...told].sort()).toEqual([...ofEach].sort());
  });
});
