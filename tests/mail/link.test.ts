import { SignJWT } from 'jose';
import { signedLinks } from '../../bot/mail/link.ts';
import { day, instant } from '../../shared/day.ts';

const secret = 'a secret of the tests, 32 letters';
const now = instant('2026-12-01T07:30:00Z');
const asked = { ask: 'HR/2026-11-24/09.00/02/1/Rollag', person: 'p-rollag', until: day('2026-12-15') };
const links = signedLinks({ secret, publicUrl: 'https://veven.example/' });
const tokenIn = (link: string) => link.slice(link.lastIndexOf('/') + 1);
const token = tokenIn(links.answerLink(asked));
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=';

describe('a signed link', () => {
  it('opens one question for one person, at the public address', async () => {
    expect(links.answerLink(asked)).toMatch(/^https:\/\/veven\.example\/answer\/[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await links.read(token, now)).toEqual({ is: 'ok', asked });
  });

  it('is broken when any one of its letters is another', async () => {
    for (let at = 0; at < token.length; at += 1) {
      // The last letter of a signature has bits that mean nothing: there every other letter is tried.
      const others = at === token.length - 1 ? [...letters] : ['A', 'B', 'x', '.'];
      for (const other of others.filter((letter) => letter !== token[at])) {
        const altered = token.slice(0, at) + other + token.slice(at + 1);
        expect([at, other, await links.read(altered, now)]).toEqual([at, other, { is: 'broken' }]);
      }
    }
  });

  it('is broken when it is cut, or something comes after it', async () => {
    for (let length = 0; length < token.length; length += 1)
      expect(await links.read(token.slice(0, length), now)).toEqual({ is: 'broken' });
    for (const more of ['.', '=', '>', 'A', '%20', '.A']) expect(await links.read(token + more, now)).toEqual({ is: 'broken' });
  });

  it('is broken under another secret, and without a signature', async () => {
    const others = signedLinks({ secret: secret.toUpperCase(), publicUrl: 'https://veven.example' });
    const [, claims] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;

    expect(await others.read(token, now)).toEqual({ is: 'broken' });
    expect(await links.read(unsigned, now)).toEqual({ is: 'broken' });
  });

  it('does not answer another question when pieces of two are put together', async () => {
    const other = tokenIn(links.answerLink({ ...asked, ask: 'HR/2026-11-24/09.00/03/1/Rollag' }));
    const [head, , signature] = token.split('.');

    expect(await links.read(`${head}.${other.split('.')[1]}.${signature}`, now)).toEqual({ is: 'broken' });
  });

  it('answers until midnight in Oslo after its last day on the region’s clock, and is expired then', async () => {
    expect(await links.read(token, instant('2026-12-15T22:59:59.999Z'))).toEqual({ is: 'ok', asked });
    expect(await links.read(token, instant('2026-12-15T23:00:00Z'))).toEqual({ is: 'expired', asked });
    const summer = { ...asked, until: day('2026-07-15') };
    expect(await links.read(tokenIn(links.answerLink(summer)), instant('2026-07-15T21:59:59.999Z'))).toMatchObject({ is: 'ok' });
    expect(await links.read(tokenIn(links.answerLink(summer)), instant('2026-07-15T22:00:00Z'))).toMatchObject({ is: 'expired' });
    // Neither the year 2000 nor 2100 is the machine's: it is the region's clock that counts.
    const old = { ...asked, until: day('2000-01-14') };
    expect(await links.read(tokenIn(links.answerLink(old)), instant('2000-01-14T07:00:00Z'))).toEqual({ is: 'ok', asked: old });
    expect(await links.read(token, instant('2100-01-01T00:00:00Z'))).toEqual({ is: 'expired', asked });
  });

  it.each([
    ['for somebody else', { sub: 'p-rollag', ask: asked.ask, until: asked.until }, 'veven/other'],
    ['without a question', { sub: 'p-rollag', until: asked.until }, 'veven/answer'],
    ['without an end', { sub: 'p-rollag', ask: asked.ask }, 'veven/answer'],
  ])('that we signed %s answers nothing', async (_what, claims, audience) => {
    const foreign = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .sign(new TextEncoder().encode(secret));

    expect(await links.read(foreign, now)).toEqual({ is: 'other' });
  });
});
