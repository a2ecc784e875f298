import { sampleUuid, tenantId } from '../../local/sample/directory.ts';
import type { setupActions } from '../../shared/setup/setup.actions.ts';
import type { Setup } from '../../shared/setup/setup.api.ts';
import { type SignedVeven, startSigned } from '../support/signed.ts';
import type { Who } from '../support/teams.ts';

const people = {
  secretariat: { role: 'secretariat' },
  member: { role: 'member' },
  'own seat': { seat: 'HR/Rollag' },
  'own deputy': { seat: 'HR/Rollag', part: 'deputy' },
  'another seat': { seat: 'HR/Tinn' },
  'own chief executive': { seat: 'KDU/Rollag' },
  'another network': { seat: 'OPPVEKST/Rollag' },
} as const satisfies Record<string, Who>;
type Person = keyof typeof people;
const everybody = Object.keys(people) as Person[];
const nobody = `${tenantId}/${sampleUuid('nobody')}`;

describe('who may set up what', () => {
  let veven: SignedVeven;

  beforeAll(async () => {
    veven = await startSigned({ at: ['2026-11-23', '08:00'] });
    await command('own seat', 'absence/add', { key: sampleUuid('an absence'), from: '2027-02-01', to: '2027-02-02' });
    await command('secretariat', 'break/add', { key: sampleUuid('a break'), municipality: 'Tinn', from: '2027-02-22', to: '2027-02-26' });
  }, 120_000);
  afterAll(() => veven?.close());

  async function ask(path: string, token: string | undefined, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${veven.origin}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const tokenOf = (who: Person) => veven.issuer.tabToken(veven.people.person(people[who]));
  const command = async (who: Person, verb: string, body: unknown) => ask(`/commands/${verb}`, await tokenOf(who), body);
  const keyOf = (who: Person) => veven.people.person(people[who]).key;
  const setup = async () => (await ask('/setup', await tokenOf('secretariat'))).body as unknown as Setup;

  const own: readonly Person[] = ['secretariat', 'own seat'];
  const secretariat: readonly Person[] = ['secretariat'];
  type Input = () => object | Promise<object>;
  const commands: Readonly<Record<keyof typeof setupActions, readonly [allowed: readonly Person[], input: Input]>> = {
    'network/bind': [secretariat, () => ({ key: 'HR', channel: veven.people.channel('HR').id })],
    'network/edit': [
      secretariat,
      async () => {
        const { key, etag } = (await setup()).networks.find((network) => network.key === 'HO')!;
        return { key, seen: etag, language: 'nn', noticeDays: 5, hearingDays: 15, askDays: 5 };
      },
    ],
    'person/add': [secretariat, () => ({ key: sampleUuid('a person'), name: 'En til', language: 'nb' })],
    'person/edit': [
      secretariat,
      async () => {
        const { key, etag } = (await setup()).people.find((person) => person.key === keyOf('another network'))!;
        return { key, seen: etag, name: 'Et annet navn', language: 'nb', contact: 'chat', secretariat: false };
      },
    ],
    'person/link': [secretariat, () => ({ key: keyOf('another network'), identity: nobody })],
    'person/unlink': [secretariat, () => ({ key: keyOf('another network'), identity: nobody })],
    'person/dismiss': [secretariat, () => ({ identity: nobody })],
    'person/rhythm': [own, () => ({ key: keyOf('own seat'), rhythm: 'monthly' })],
    'seat/appoint': [secretariat, () => ({ seat: 'TEKNISK/Flesberg', person: keyOf('member'), part: 'deputy', from: '2027-03-01' })],
    'seat/end': [secretariat, () => ({ key: `OPPVEKST/Rollag/${keyOf('another network')}/2025-01-01`, on: '2029-12-31' })],
    'absence/add': [own, () => ({ key: sampleUuid('another absence'), person: keyOf('own seat'), from: '2027-03-01', to: '2027-03-02' })],
    'absence/remove': [own, () => ({ key: sampleUuid('an absence') })],
    'break/add': [secretariat, () => ({ key: sampleUuid('another break'), municipality: 'Rollag', from: '2027-02-22', to: '2027-02-26' })],
    'break/remove': [secretariat, () => ({ key: sampleUuid('a break') })],
    'setting/change': [secretariat, () => ({ name: 'undoMinutes', value: 6 })],
  };
  const table = Object.entries(commands).map(([verb, [allowed, input]]) => ({ verb, allowed, input }));

  it('is asked without a good token in vain', async () => {
    for (const token of [undefined, 'secretariat']) {
      const answers = [await ask('/setup', token)];
      for (const { verb, input } of table) answers.push(await ask(`/commands/${verb}`, token, await input()));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    }
  });

  it.each(everybody)('the page is the secretariat’s: %s', async (who) => {
    const { status, body } = await ask('/setup', await tokenOf(who));

    expect([status, body['title']]).toEqual(
      who === 'secretariat' ? [200, undefined] : [403, expect.stringMatching(/^(Bare|Berre) sekretariatet/)],
    );
  });

  it.each(table)('$verb is refused to everybody else, and writes nothing', async ({ verb, allowed, input }) => {
    await veven.veven.settle();
    const before = await veven.lists.everything();
    for (const who of everybody.filter((one) => !allowed.includes(one))) {
      const { status, body } = await command(who, verb, await input());
      expect([who, status, body['code']]).toEqual([who, 403, 'not-allowed']);
      expect(body['title']).toMatch(/^(Bare|Berre) /);
    }
    await veven.veven.settle();
    expect(await veven.lists.everything()).toEqual(before);
  });

  it.each(table)('$verb is carried out for those who may, also a second time', async ({ verb, allowed, input }) => {
    for (const who of [...allowed, ...allowed]) expect([who, (await command(who, verb, await input())).status]).toEqual([who, 200]);
  });

  it.each(table)('$verb with nothing in it is refused in words', async ({ verb }) => {
    const { status, body } = await command('secretariat', verb, {});

    expect([400, 404]).toContain(status);
    expect(body['title']).toMatch(/\.$/);
  });
});
