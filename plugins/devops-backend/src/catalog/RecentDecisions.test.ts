import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { RecentDecisions } from './RecentDecisions';

const kim = mockCredentials.user('user:default/kim');
const lee = mockCredentials.user('user:default/lee');

function setUp(milliseconds: number) {
  const recent = new RecentDecisions<{ answer: number }>(milliseconds, () => 1);
  let asked = 0;
  return async (credentials: BackstageCredentials, subject = 'system:a') => {
    const { answer } = await recent.find(credentials, subject, async () => {
      asked += 1;
      return { answer: asked };
    });
    return answer;
  };
}

describe('RecentDecisions', () => {
  it('asks once for the same user and subject', async () => {
    const find = setUp(60_000);
    expect(await find(kim)).toBe(1);
    expect(await find(kim)).toBe(1);
    expect(await find(kim, 'system:b')).toBe(2);
    expect(await find(lee)).toBe(3);
    expect(await find(kim)).toBe(1);
  });

  it('asks again when the time is over', async () => {
    const find = setUp(20);
    expect(await find(kim)).toBe(1);
    await new Promise(resolve => setTimeout(resolve, 40));
    expect(await find(kim)).toBe(2);
  });

  it('always asks for services and for nobody in particular', async () => {
    const find = setUp(60_000);
    for (const credentials of [
      mockCredentials.service(),
      mockCredentials.none(),
    ]) {
      expect(await find(credentials)).not.toBe(await find(credentials));
    }
  });

  it('always asks when it is told to', async () => {
    const find = setUp(0);
    expect(await find(kim)).toBe(1);
    expect(await find(kim)).toBe(2);
  });

  it('does not keep refusals', async () => {
    const recent = new RecentDecisions(60_000, () => 1);
    const refuse = () => Promise.reject(new Error('no'));
    await expect(recent.find(kim, 'a', refuse)).rejects.toThrow('no');
    expect(await recent.find(kim, 'a', async () => ({}))).toEqual({});
  });
});
