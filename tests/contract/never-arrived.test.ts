import { neverArrived } from '../../bot/adapters/never-arrived.ts';

/** As `fetch` of Node fails: its own error, with undici's or the system's in it. */
const failed = (cause: object | undefined) => ({ name: 'TypeError', message: 'fetch failed', cause });
const connect = (code: string) => ({ code, syscall: 'connect' });

describe('a request', () => {
  it.each([
    ['refused', connect('ECONNREFUSED')],
    ['to a host that is not there', connect('EHOSTUNREACH')],
    ['without a network', connect('ENETUNREACH')],
    ['whose packets are dropped, as the system sees it', connect('ETIMEDOUT')],
    ['whose packets are dropped, as undici sees it', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['to a name that is none', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
    ['to a name that nobody can tell of now', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }],
    ['to two addresses, neither reached', { code: 'ETIMEDOUT', errors: [connect('ETIMEDOUT'), connect('ENETUNREACH')] }],
  ])('%s never arrived', (_what, cause) => {
    expect(neverArrived(failed(cause))).toBe(true);
  });

  it.each([
    ['cut off', { code: 'ECONNRESET', syscall: 'read' }],
    ['whose server went quiet', { code: 'ETIMEDOUT', syscall: 'read' }],
    ['whose way broke under it', { code: 'EHOSTUNREACH', syscall: 'read' }],
    ['closed by the other side', { code: 'UND_ERR_SOCKET' }],
    ['without an answer', { code: 'UND_ERR_HEADERS_TIMEOUT' }],
    ['whose answer is cut', { code: 'UND_ERR_BODY_TIMEOUT' }],
    ['to two addresses, one of which may have taken it', { errors: [connect('ETIMEDOUT'), { code: 'ECONNRESET', syscall: 'read' }] }],
    ['that broke for no reason given', undefined],
  ])('%s may have arrived', (_what, cause) => {
    expect(neverArrived(failed(cause))).toBe(false);
  });

  it('that took us too long may have arrived', async () => {
    const signal = AbortSignal.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    const error: unknown = await fetch('http://127.0.0.1:1', { signal }).catch((reason: unknown) => reason);

    for (const one of [error, undefined, null, 'text', new Error('other')]) expect(neverArrived(one)).toBe(false);
  });

  it('of Node itself, to a port where nobody listens and a name that is none, never arrived', async () => {
    for (const url of ['http://127.0.0.1:2', 'http://veven.invalid']) {
      const error: unknown = await fetch(url).catch((reason: unknown) => reason);
      expect([url, neverArrived(error)]).toEqual([url, true]);
    }
  });
});
