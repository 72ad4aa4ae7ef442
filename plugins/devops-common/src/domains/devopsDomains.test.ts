import { ACTIVITIES, ACTIVITY_IDS } from './activities';
import {
  DEVOPS_DOMAINS,
  DOMAIN_IDS,
  findDomain,
  findDomainOfResponsibility,
} from './devopsDomains';
import { RESPONSIBILITIES, RESPONSIBILITY_IDS } from './responsibilities';

describe('the domains', () => {
  it('are eight, in the order of their ids', () => {
    expect(DEVOPS_DOMAINS.map(({ id }) => id)).toEqual([...DOMAIN_IDS]);
    expect(new Set(DOMAIN_IDS).size).toBe(8);
  });

  it('share out the 19 responsibilities, each to exactly one domain', () => {
    const shared = DEVOPS_DOMAINS.flatMap(domain => domain.responsibilities);
    expect(shared).toEqual([...RESPONSIBILITY_IDS]);
    expect(new Set(shared).size).toBe(19);
  });

  it('are found by id and by responsibility', () => {
    expect(findDomain('data-platform')?.title.ko).toBe('데이터 플랫폼');
    expect(findDomain('data')).toBeUndefined();
    expect(findDomainOfResponsibility('dns')?.id).toBe('network');
    expect(findDomainOfResponsibility('nothing')).toBeUndefined();
  });

  it('name six activities', () => {
    expect(ACTIVITIES.map(({ id }) => id)).toEqual([...ACTIVITY_IDS]);
    expect(ACTIVITY_IDS).toHaveLength(6);
  });

  it('have a title and a description in both languages', () => {
    const described = [
      ...DEVOPS_DOMAINS,
      ...Object.values(RESPONSIBILITIES),
      ...ACTIVITIES,
    ];
    for (const { title, description } of described) {
      expect(title.en).toMatch(/^[A-Z]/);
      expect(description.en).toMatch(/^[A-Z]/);
      expect(title.ko).toMatch(/[가-힣]|DNS/);
      expect(description.ko).toMatch(/[가-힣]/);
    }
  });

  it('have ids that may be names of entities', () => {
    for (const id of [...DOMAIN_IDS, ...RESPONSIBILITY_IDS, ...ACTIVITY_IDS]) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });
});
