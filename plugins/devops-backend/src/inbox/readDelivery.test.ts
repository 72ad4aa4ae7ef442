import { fakeConnector } from './__testUtils__/fakeConnector';
import { readDelivery } from './readDelivery';

const delivery = {
  id: 1,
  source: fakeConnector.name,
  headers: {},
  topic: null,
  receivedAt: 0,
  attempts: 1,
};

describe('readDelivery', () => {
  it('reads what begins with a byte order mark, as the door does', () => {
    const body = Buffer.from('\uFEFF{"ignored":"nothing counts"}');
    expect(readDelivery(fakeConnector, { ...delivery, body })).toEqual({
      ignored: 'nothing counts',
    });
  });

  it('quotes nothing of a payload that is no JSON', () => {
    const body = Buffer.from('{"token": secret-of-the-sender}');
    expect(readDelivery(fakeConnector, { ...delivery, body })).toEqual({
      failed: expect.stringMatching(
        /^the payload is not valid JSON: (?!.*secret)/,
      ),
    });
  });

  it('says of half a character that no address can be made of it', () => {
    const connector = {
      ...fakeConnector,
      read: () => ({ ignored: encodeURIComponent('\ud800') }),
    };
    const body = Buffer.from('{}');
    expect(readDelivery(connector, { ...delivery, body })).toEqual({
      failed: expect.stringContaining('half of a character'),
    });
  });
});
