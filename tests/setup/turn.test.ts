import { pino } from 'pino';
import type { Inbound } from '../../bot/inbound.ts';
import type { Directory, Member, Stranger } from '../../bot/ports.ts';
import { talkText } from '../../bot/talk.ts';
import { type TurnParts, takeTurn } from '../../bot/turn.ts';
import type { Absence } from '../../shared/absence/absence.list.ts';
import { day } from '../../shared/day.ts';
import { aFollowUpAsk, anAbsence, aPerson, aTerm } from '../support/rows.ts';
import { aMember, aWorld } from './a-region.ts';

type Message = Extract<Inbound, { kind: 'message' }>;

const hr = { id: '19:hr', serviceUrl: 'https://teams/', tenantId: 'host', kind: 'channel', identity: undefined } as const;
const anne = { identity: 'host/anne', memberId: '29:anne', name: 'Anne', locale: 'nn-NO' };
const message = (of: Partial<Message> = {}): Message => ({
  kind: 'message',
  text: 'hjelp',
  from: anne,
  conversation: hr,
  thread: '19:hr;messageid=1',
  ...of,
});

interface With {
  readonly roster?: readonly Member[];
  readonly fails?: 'knowing' | 'saying';
  readonly veven?: Partial<Pick<TurnParts['veven'], 'world' | 'actor' | 'asks'>>;
}

/** A turn with Teams in which nobody is known, unless Veven says so: who was met, and what was said. */
async function turn(inbound: Inbound, { roster, fails, veven }: With = {}) {
  const met: Stranger[] = [];
  const said: string[] = [];
  const parts = {
    veven: {
      world: () => aWorld({}),
      actor: () => {
        if (fails === 'knowing') throw new Error('the list of people has not been read');
        return undefined;
      },
      knowsPeople: () => fails !== 'knowing',
      seen: () => {},
      poke: () => {},
      ...veven,
    },
    directory: {
      learn: async () => 'known',
      roster: async () => roster,
      meet: async (one: Stranger) => void met.push(one),
    } as unknown as Directory,
    desk: { changed: async () => {}, readMembers: () => {} },
    messenger: {
      say: async (_to: unknown, text: string) => {
        if (fails === 'saying') throw new Error('lost');
        said.push(text);
        return { ok: true };
      },
    },
    opened: () => {},
    log: pino({ level: 'silent' }),
  } as unknown as TurnParts;
  const answer = await takeTurn(inbound, parts);
  return { met: met.map(({ identity, name }) => [identity, name]), said, answer };
}

describe('somebody whom Veven does not know', () => {
  it('is remembered by who they are, and told whom to ask in the language of their Teams', async () => {
    expect(await turn(message())).toEqual({ met: [['host/anne', 'Anne']], said: [talkText.nn.unknownPerson], answer: undefined });
  });

  it('from elsewhere in a shared channel is who its roster says', async () => {
    const roster = [{ id: '29:anne', identity: 'elsewhere/anne', name: 'Anne', email: undefined }];

    expect((await turn(message(), { roster })).met).toEqual([['elsewhere/anne', 'Anne']]);
    expect((await turn(message({ from: { ...anne, memberId: undefined } }), { roster })).met).toEqual([['host/anne', 'Anne']]);
    expect((await turn(message({ conversation: { ...hr, kind: 'personal' } }), { roster })).met).toEqual([['host/anne', 'Anne']]);
    expect((await turn(message(), { roster: [{ ...roster[0]!, id: '29:other' }] })).met).toEqual([['host/anne', 'Anne']]);
  });

  it('who presses is remembered too, and answered', async () => {
    const { text: _text, ...place } = message();
    const press = { ...place, kind: 'press', verb: 'case/edit', data: {}, messageId: '1', answered: 'by invoke' } as const;

    expect(await turn(press)).toEqual({ met: [['host/anne', 'Anne']], said: [], answer: { message: talkText.nn.unknownPerson } });
  });

  it('and who is nobody to Teams either is only told', async () => {
    expect(await turn(message({ from: { ...anne, identity: undefined } }))).toMatchObject({ met: [], said: [talkText.nn.unknownPerson] });
  });

  it('is not taken for a stranger while nobody can be known', async () => {
    const { met, said } = await turn(message(), { fails: 'knowing' });

    expect([met, said.length]).toEqual([[], 1]);
    expect(said[0]).toMatch(/^Noko gjekk gale/);
  });

  it('makes no turn fail when the answer is lost: Teams would send the same again', async () => {
    await expect(turn(message(), { fails: 'saying' })).resolves.toMatchObject({ said: [] });
  });
});

describe('who asks for what waits on them', () => {
  const asks = [
    aFollowUpAsk({ key: 'A', seat: 'HR/Rollag', askOn: day('2026-11-23') }),
    aFollowUpAsk({ key: 'B', seat: 'HR/Rollag', askOn: day('2026-11-24') }),
    aFollowUpAsk({ key: 'C', seat: 'HO/Rollag', askOn: day('2026-11-02') }),
  ];
  const terms = [
    aTerm({ person: 'kari' }),
    aTerm({ person: 'rolf', seat: 'HO/Rollag' }),
    aTerm({ person: 'kari', seat: 'HO/Rollag', part: 'deputy' }),
  ];
  const told = async (absences: readonly Absence[]) => {
    const people = ['kari', 'rolf'].map((key) => aPerson({ key }));
    const veven = { world: () => aWorld({ people, terms, absences }), actor: () => aMember, asks: () => asks };
    return (await turn(message({ text: 'mine saker', conversation: { ...hr, kind: 'personal' } }), { veven })).said[0];
  };

  it('is told of what they answer for and has been asked by now', async () => {
    expect(await told([])).toMatch(/^1 sak venter på deg/);
    expect(await told([anAbsence('rolf', '2026-11-23', '2026-11-24')])).toMatch(/^2 saker venter på deg/);
  });
});
