import { createHmac } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { Day, dayOf, type Instant } from '../../shared/day.ts';

/** What a link in an e-mail opens: one question, for one person, to the end of a day of the region's time. */
export interface Asked {
  /** The ask's key. */
  readonly ask: string;
  /** Key of the person's row. */
  readonly person: string;
  /** The last day on which it answers. */
  readonly until: Day;
}

/** What a link turns out to be. `other`: ours, but for something else than answering. */
export type ReadLink = { readonly is: 'ok' | 'expired'; readonly asked: Asked } | { readonly is: 'broken' } | { readonly is: 'other' };

export interface Links {
  /** The address at which a question is answered without signing in. Whoever has it can answer, so it goes to that person alone. */
  answerLink(asked: Asked): string;
  /** What the token in such an address says, at a moment of the region's time. Never rejects. */
  read(token: string, now: Instant): Promise<ReadLink>;
}

const algorithm = 'HS256';
const audience = 'veven/answer';

/** The region's own clock ends a link, so that it bears no `exp`: that would be the machine's time. */
const Claims = z.object({ sub: z.string().min(1), ask: z.string().min(1), until: Day });

/** Links under a secret of at least 32 characters. With another secret every link that was sent is broken. */
export function signedLinks({ secret, publicUrl }: { secret: string; publicUrl: string }): Links {
  const key = new TextEncoder().encode(secret);
  return {
    answerLink: ({ ask, person, until }) =>
      `${publicUrl.replace(/\/$/, '')}/answer/${sign({ aud: audience, sub: person, ask, until }, key)}`,
    read: async (token, now) => {
      if (!isWritten(token)) return { is: 'broken' };
      try {
        const { payload } = await jwtVerify(token, key, { audience, algorithms: [algorithm] });
        const claims = Claims.safeParse(payload);
        if (!claims.success) return { is: 'other' };
        const { sub, ask, until } = claims.data;
        return { is: dayOf(now) <= until ? 'ok' : 'expired', asked: { person: sub, ask, until } };
      } catch (error) {
        return { is: error instanceof errors.JWTClaimValidationFailed ? 'other' : 'broken' };
      }
    },
  };
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT, made at once: a card is put into words without waiting, and jose signs only later. */
function sign(claims: object, key: Uint8Array): string {
  const content = `${encoded({ alg: algorithm })}.${encoded(claims)}`;
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}

/** Whether the signature is written as we write it: its last letter has two bits that mean nothing, and could be another. */
function isWritten(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}
