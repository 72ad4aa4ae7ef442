import { factsOf } from './__testUtils__/history';
import { DEFAULT_DEFINITIONS, LocalDefinitions } from './definitions';
import { statedDefinitions } from './statedDefinitions';

const { leadTimeStart, attributionHours, countFailedPipelines } =
  DEFAULT_DEFINITIONS;
const company = { leadTimeStart, attributionHours, countFailedPipelines };
const { summary } = factsOf({});
const stated = (...services: (LocalDefinitions[] | undefined)[]) =>
  statedDefinitions(
    services.map(definitions => ({ ...summary, definitions })),
    DEFAULT_DEFINITIONS,
  );

describe('statedDefinitions', () => {
  it('states what the company chose where nobody chose otherwise', () => {
    const expected = {
      ...company,
      rollbackLiveDays: 30,
      countSuspects: false,
      productionEnvironments: [],
    };
    expect(stated()).toEqual(expected);
    expect(stated(undefined, undefined)).toEqual(expected);
  });

  it('states what all services chose', () => {
    const chosen = [{ ...company, attributionHours: 3 }];
    expect(stated(chosen, chosen)).toMatchObject({ attributionHours: 3 });
    expect(stated(chosen, chosen)).not.toHaveProperty('mixed');
  });

  it('lists what differs, the smallest first', () => {
    expect(
      stated(
        [
          { ...company, attributionHours: 100 },
          { ...company, attributionHours: 3, countFailedPipelines: true },
        ],
        undefined,
      ),
    ).toMatchObject({
      ...company,
      mixed: {
        attributionHours: [3, 24, 100],
        countFailedPipelines: [false, true],
      },
    });
  });

  it('names each environment once', () => {
    const one = { ...summary, productionEnvironments: ['prod', 'eu'] };
    expect(
      statedDefinitions([one, one], DEFAULT_DEFINITIONS).productionEnvironments,
    ).toEqual(['eu', 'prod']);
  });
});
