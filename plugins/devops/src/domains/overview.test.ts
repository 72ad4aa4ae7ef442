import { domainSystem, networkAnswer } from '../__testUtils__/domains';
import { countCoverage, coverageOf, isLacking } from './overview';

const titles = (of: ReturnType<typeof coverageOf>) =>
  of.map(({ responsibility, systems }) => [
    responsibility,
    systems.map(({ title }) => title),
  ]);

it('names every responsibility of the domain, covered or not', () => {
  const [network] = networkAnswer(
    domainSystem({ responsibilities: ['dns'] }),
    domainSystem({ title: 'Other', responsibilities: ['dns', 'of-tomorrow'] }),
  ).domains;
  expect(titles(coverageOf(network))).toEqual([
    ['networking', []],
    ['proxy-vpn', []],
    ['dns', ['BIND', 'Other']],
    ['of-tomorrow', ['Other']],
  ]);
});

it('counts over all domains', () => {
  expect(countCoverage(networkAnswer(domainSystem()).domains)).toEqual({
    systems: 1,
    covered: 1,
    total: 19,
  });
});

it('calls a System lacking for a gap and for a problem', () => {
  expect(isLacking(domainSystem())).toBe(false);
  expect(isLacking(domainSystem({ gaps: ['usage'] }))).toBe(true);
  expect(
    isLacking(
      domainSystem({
        problems: [
          {
            path: '',
            code: '',
            message: '',
            value: '',
            nearest: null,
            fix: '',
          },
        ],
      }),
    ),
  ).toBe(true);
});
