import { features } from '../../bot/features.ts';
import { day } from '../../shared/day.ts';
import { aBreak, aNetwork, anAbsence, aPerson, aSeat, aTerm } from '../support/rows.ts';
import { aMember, ask, aWorld, identityOf, onDays, type Rows, secretary } from './a-region.ts';

const kari = aPerson({ key: 'kari', title: 'Kari', identity: identityOf('kari') });
const rolf = aPerson({ key: 'rolf', title: 'Rolf' });
const theSecretary = aPerson({ key: 'secretary', title: 'Sekretariatet', roles: ['secretariat'], identity: secretary.identity });
const people = [kari, rolf, theSecretary];
const rollag = aSeat({ municipality: 'Rollag', from: day('2026-01-01') });
const tinn = aSeat({ municipality: 'Tinn', from: day('2026-01-01'), to: day('2027-06-30') });
const seats = [rollag, tinn];
const region: Rows = { people, seats, networks: [aNetwork({ title: 'HR-nettverket' })] };
const key = '22222222-2026-4000-8000-000000000002';

describe('appointing', () => {
  const appoint = (input: object, terms: Rows['terms'] = []) =>
    ask({ ...region, terms }, 'seat/appoint', { seat: 'HR/Rollag', person: 'kari', part: 'representative', from: '2026-12-01', ...input });
  const made = {
    make: 'SeatTerms',
    key: 'HR/Rollag/kari/2026-12-01',
    title: 'Kari',
    seat: 'HR/Rollag',
    person: 'kari',
    part: 'representative',
    from: '2026-12-01',
    to: undefined,
  };

  it('makes a term with a key of its cause', () => {
    expect(appoint({})).toEqual([made]);
  });

  it('ends the former holder the day before, after the new one is in place', () => {
    const former = aTerm({ person: 'rolf', from: day('2026-01-01') });

    expect(appoint({}, [former])).toEqual([made, { change: former.key, to: '2026-11-30' }]);
  });

  it('again changes nothing', () => {
    const own = aTerm({ person: 'kari', from: day('2026-12-01') });

    expect(appoint({}, [own])).toEqual([{ change: own.key, part: 'representative', to: undefined }]);
    expect(appoint({ from: '2026-12-15' }, [own])).toEqual([]);
  });

  it('in the past is taken down when the former had begun before', () => {
    const former = aTerm({ person: 'rolf', from: day('2026-01-01') });

    expect(appoint({ from: '2026-03-01' }, [former])).toEqual([
      expect.objectContaining({ from: '2026-03-01' }),
      { change: former.key, to: '2026-02-28' },
    ]);
  });

  it('makes a deputy the representative, and the deputy no longer', () => {
    const deputy = aTerm({ person: 'kari', part: 'deputy', from: day('2026-01-01') });

    expect(appoint({}, [deputy])).toEqual([made, { change: deputy.key, to: '2026-11-30' }]);
  });

  it('lets the chair be the representative from the same day, and a network have one chair', () => {
    const own = aTerm({ person: 'kari', from: day('2026-12-01') });
    const chair = aTerm({ person: 'rolf', seat: 'HR/Tinn', part: 'chair', from: day('2026-01-01') });

    expect(appoint({ part: 'chair' }, [own, chair])).toEqual([
      { ...made, part: 'chair', key: `${made.key}/chair` },
      { change: chair.key, to: '2026-11-30' },
    ]);
  });

  it.each([
    ['before the seat existed', { from: '2025-12-31' }, 'Plassen finnes fra 1. januar 2026. Velg den dagen eller en senere.'],
    [
      'after the seat is gone',
      { seat: 'HR/Tinn', from: '2027-07-01' },
      'Plassen finnes til og med 30. juni 2027. Velg den dagen eller en tidligere.',
    ],
    [
      'to a day after it',
      { seat: 'HR/Tinn', to: '2027-07-01' },
      'Plassen finnes til og med 30. juni 2027. Velg den dagen eller en tidligere.',
    ],
    ['with the end first', { to: '2026-11-30' }, 'Den siste dagen ligger før den første. Bytt dem om.'],
    ['to a seat that is not there', { seat: 'HR/Oslo' }, 'Plassen HR/Oslo finnes ikke. Velg en av plassene i nettverket.'],
    ['somebody who is not there', { person: 'none' }, 'Denne personen finnes ikke i lista Personer. Legg personen til først.'],
    ['on a day that does not exist', { from: '2026-02-30' }, 'Dette ble ikke lagret: «fra» mangler eller er feil. Rett det og prøv igjen.'],
  ])('%s is refused with what to do', (_what, input, words) => {
    expect(appoint(input)).toBe(words);
  });

  it('somebody who has left by then is refused', () => {
    const left = aPerson({ key: 'kari', title: 'Kari', leftOn: day('2026-11-30') });

    const input = { seat: 'HR/Rollag', person: 'kari', part: 'representative' };

    expect(ask({ ...region, people: [left] }, 'seat/appoint', { ...input, from: '2026-12-01' })).toBe(
      'Kari sluttet 30. november 2026. Velg en annen.',
    );
    expect(ask({ ...region, people: [left] }, 'seat/appoint', { ...input, from: '2026-11-30' })).toHaveLength(1);
  });

  it('into the days of somebody who begins then or later is refused, and nothing is half done', () => {
    const next = aTerm({ person: 'rolf', from: day('2027-02-01') });

    expect(appoint({}, [next])).toBe(
      'Rolf er representant fra 1. februar 2027. Velg en sluttdag før det, eller en senere dag å begynne på.',
    );
    expect(appoint({ from: '2027-02-01' }, [next])).toMatch(/^Rolf er representant fra 1\. februar 2027/);
    expect(appoint({ to: '2027-01-31' }, [next])).toEqual([{ ...made, to: '2027-01-31' }]);
  });

  it('the representative as their own deputy is refused', () => {
    const own = aTerm({ person: 'kari', from: day('2026-01-01') });

    expect(appoint({ part: 'deputy' }, [own])).toBe('Kari er selv representant der i disse dagene. Velg en annen vara.');
  });
});

describe('ending a term', () => {
  const term = aTerm({ person: 'kari', from: day('2026-03-01'), to: day('2026-12-31') });
  const end = (on: string, terms = [term]) => ask({ ...region, terms }, 'seat/end', { key: term.key, on });

  it('sets its last day, sooner or later', () => {
    expect(end('2026-11-30')).toEqual([{ change: term.key, to: '2026-11-30' }]);
    expect(end('2027-01-31')).toEqual([{ change: term.key, to: '2027-01-31' }]);
  });

  it('that has not begun takes it back, and it is in nobody’s way', () => {
    const coming = aTerm({ person: 'kari', from: day('2027-03-01') });
    expect(
      end(
        '2027-02-28',
        [coming].map((one) => ({ ...one, key: term.key })),
      ),
    ).toEqual([{ change: term.key, to: '2027-02-28' }]);

    const taken = { ...coming, to: day('2027-02-28') };
    const input = { seat: 'HR/Rollag', person: 'rolf', part: 'representative', from: '2027-01-01' };
    expect(ask({ ...region, terms: [taken] }, 'seat/appoint', input)).toHaveLength(1);
  });

  it('before it began, or in another’s time, is refused', () => {
    expect(end('2026-02-28')).toBe('Dette begynte 1. mars 2026. Velg den dagen eller en senere.');
    expect(end('2027-01-31', [term, aTerm({ person: 'rolf', from: day('2027-01-01') })])).toMatch(
      /^Rolf er representant fra 1\. januar 2027/,
    );
    expect(ask({ ...region, terms: [term] }, 'seat/end', { key: 'none', on: '2026-11-30' })).toMatch(/finnes ikke lenger/);
  });
});

describe('a person', () => {
  const ofPerson = (verb: string, input: object, of: Rows['people'] = people, by = secretary) =>
    ask({ ...region, people: of }, verb, input, by);

  it('is added once', () => {
    const input = { key, name: 'Ola', municipality: 'Tinn', email: 'ola@tinn.example', language: 'nn' };

    expect(ofPerson('person/add', input)).toEqual([
      expect.objectContaining({ make: 'People', key, title: 'Ola', roles: [], contact: 'chat' }),
    ]);
    expect(ofPerson('person/add', input, [...people, aPerson({ key })])).toEqual([]);
  });

  it('with the address of another is refused, who has left excepted: the questions would go there', () => {
    const input = { key, name: 'Ola', email: 'Kari@rollag.example', language: 'nb' };
    const kari = aPerson({ key: 'kari', title: 'Kari', email: 'kari@rollag.example' });

    expect(ofPerson('person/add', input, [kari])).toMatch(/^Kari har alt denne e-postadressen\./);
    expect(ofPerson('person/add', input, [{ ...kari, leftOn: day('2026-01-01') }])).toHaveLength(1);
  });

  it.each([
    [
      'with an identity that is another’s',
      { identity: identityOf('kari') },
      'Kari har alt denne innloggingen. Fjern den der først, om den hører til en annen.',
    ],
    ['of a municipality that is not here', { municipality: 'Oslo' }, 'Oslo er ikke en av kommunene her. Velg en fra lista.'],
    ['with an address that is none', { email: 'ola' }, 'Dette ble ikke lagret: «e-post» mangler eller er feil. Rett det og prøv igjen.'],
    ['without a name', { name: '  ' }, 'Dette ble ikke lagret: «navn» mangler eller er feil. Rett det og prøv igjen.'],
  ])('%s is refused', (_what, more, words) => {
    expect(ofPerson('person/add', { key, name: 'Ola', language: 'nb', ...more })).toBe(words);
  });

  it('is edited as it was seen', () => {
    const input = { key: 'kari', seen: kari.etag, name: 'Kari N', language: 'nn', contact: 'chat', secretariat: true };

    expect(ofPerson('person/edit', input)).toEqual([
      expect.objectContaining({ change: 'kari', title: 'Kari N', roles: ['secretariat'], language: 'nn' }),
    ]);
    expect(ofPerson('person/edit', { ...input, seen: 'older' })).toMatch(/^Veven endret dette/);
    expect(ofPerson('person/edit', { ...input, contact: 'email' })).toBe('Skriv inn en e-postadresse, eller velg chat.');
    expect(ofPerson('person/edit', { ...input, municipality: 'Oslo' })).toMatch(/^Oslo er ikke/);
  });

  it('who alone is the secretariat stays it', () => {
    const input = { key: 'secretary', seen: theSecretary.etag, name: 'S', language: 'nb', contact: 'chat' };
    const gone = 'Noen må være sekretariatet. Gi rollen til en annen først.';

    expect(ofPerson('person/edit', { ...input, secretariat: false })).toBe(gone);
    expect(ofPerson('person/edit', { ...input, secretariat: true, leftOn: '2026-11-22' })).toBe(gone);
    expect(
      ofPerson('person/edit', { ...input, secretariat: false }, [...people, aPerson({ key: 'new', roles: ['secretariat'] })]),
    ).toHaveLength(1);
  });

  it('is linked to one identity and one beside it, whatever the case of its letters', () => {
    const second = identityOf('beside');

    expect(ofPerson('person/link', { key: 'rolf', identity: second.toUpperCase() })).toEqual([{ change: 'rolf', identity: second }]);
    expect(ofPerson('person/link', { key: 'kari', identity: second })).toEqual([{ change: 'kari', identity2: second }]);
    expect(ofPerson('person/link', { key: 'kari', identity: kari.identity! })).toEqual([]);
    expect(ofPerson('person/link', { key: 'rolf', identity: kari.identity! })).toMatch(/^Kari har alt denne innloggingen/);
    const both = aPerson({ key: 'kari', title: 'Kari', identity: identityOf('kari'), identity2: second });
    expect(ofPerson('person/link', { key: 'kari', identity: identityOf('third') }, [both])).toBe(
      'Kari har alt to innlogginger. Fjern en av dem først.',
    );
    expect(ofPerson('person/link', { key: 'rolf', identity: second }, [both, rolf])).toMatch(/^Kari har alt/);
  });

  it('is unlinked, and the other identity stands first', () => {
    const both = aPerson({ key: 'kari', identity: identityOf('kari'), identity2: identityOf('beside') });

    expect(ofPerson('person/unlink', { key: 'kari', identity: identityOf('kari') }, [both])).toEqual([
      { change: 'kari', identity: identityOf('beside'), identity2: undefined },
    ]);
    expect(ofPerson('person/unlink', { key: 'secretary', identity: secretary.identity })).toMatch(/^Du er logget på med denne/);
  });

  it('chooses how often Veven may write, for themselves', () => {
    expect(ofPerson('person/rhythm', { key: undefined, rhythm: 'monthly' }, people, aMember)).toEqual([
      { change: 'kari', rhythm: 'monthly', rhythmSince: '2026-11-23T08:00:00.000Z' },
    ]);
    expect(ofPerson('person/rhythm', { key: 'rolf', rhythm: 'monthly' }, people, aMember)).toBe(
      'Bare personen selv og sekretariatet kan gjøre dette.',
    );
    expect(ofPerson('person/rhythm', { key: 'rolf', rhythm: 'monthly' })).toHaveLength(1);
    expect(ofPerson('person/rhythm', { key: undefined, rhythm: 'daily' }, people, aMember)).toMatch(/ble ikke lagret/);
  });
});

describe('who has chosen how often Veven may write', () => {
  const chosen = (rhythm: string, seat: string) => {
    const world = aWorld({
      people,
      terms: [aTerm({ person: 'kari', seat, from: day('2026-01-01') })],
      networks: [aNetwork(), aNetwork({ key: 'KDU', kind: 'steering' })],
    });
    const command = features.find(({ commands }) => commands?.['person/rhythm'])?.commands?.['person/rhythm'];
    return command?.carryOut(world, aMember, { rhythm });
  };

  it.each([
    ['monthly', 'HR/Rollag', 'Jeg skriver til deg høyst én gang i måneden, og en gang til når noe haster.'],
    ['weekly', 'KDU/Rollag', 'Jeg skriver til deg høyst to ganger i måneden.'],
    ['monthly', 'KDU/Rollag', 'Jeg skriver til deg høyst én gang i måneden.'],
    ['single', 'KDU/Rollag', 'Jeg skriver til deg om hvert spørsmål for seg.'],
  ])('(%s, %s) is told what it comes to', (rhythm, seat, nb) => {
    expect(chosen(rhythm, seat)).toMatchObject({ kind: 'done', said: { nb } });
  });
});

describe('a channel', () => {
  const networks = [aNetwork({ title: 'HR-nettverket', channelId: '19:hr' }), aNetwork({ key: 'KDU' })];
  const bind = (input: object) => ask({ networks }, 'network/bind', input);

  it('is bound to one network', () => {
    expect(bind({ key: 'KDU', channel: '19:kdu', team: '19:team', tenant: 't' })).toEqual([
      { change: 'KDU', channelId: '19:kdu', teamId: '19:team', channelTenant: 't' },
    ]);
    expect(bind({ key: 'HR', channel: '19:hr' })).toEqual([]);
    expect(bind({ key: 'HR', channel: '' })).toEqual([{ change: 'HR', channelId: undefined, teamId: undefined, channelTenant: undefined }]);
    expect(bind({ key: 'KDU', channel: '19:hr' })).toBe(
      'Denne kanalen er alt koblet til HR-nettverket. Koble HR-nettverket til en annen kanal først.',
    );
    expect(bind({ key: 'none', channel: '19:x' })).toMatch(/finnes ikke lenger/);
  });

  it('has a language and days that are edited as they were seen', () => {
    const input = { key: 'HR', seen: networks[0]!.etag, language: 'nn', noticeDays: 6, hearingDays: 20, askDays: 4 };

    expect(ask({ networks }, 'network/edit', input)).toEqual([
      { change: 'HR', language: 'nn', noticeDays: 6, hearingDays: 20, askDays: 4 },
    ]);
    expect(ask({ networks }, 'network/edit', { ...input, seen: 'older' })).toMatch(/endret dette/);
    expect(ask({ networks }, 'network/edit', { ...input, noticeDays: 61 })).toMatch(/«innkalling»/);
  });
});

describe('days away', () => {
  const add = (from: string, to: string, absences: Rows['absences'] = [], by = aMember, more: object = {}) =>
    ask({ people, absences }, 'absence/add', { key, from, to, ...more }, by);

  it('are said by oneself, or by the secretariat for somebody', () => {
    const made = { make: 'Absences', key, person: 'kari', withdrawn: false, title: 'Kari, 1. desember 2026 til 5. desember 2026' };
    expect(add('2026-12-01', '2026-12-05')).toEqual([{ ...made, ...onDays('2026-12-01', '2026-12-05') }]);
    expect(add('2026-12-01', '2026-12-05', [], secretary, { person: 'kari' })).toHaveLength(1);
    expect(add('2026-12-01', '2026-12-05', [], aMember, { person: 'rolf' })).toMatch(/^Bare personen selv/);
    expect(add('2026-12-01', '2026-12-05', [], secretary, { person: 'none' })).toMatch(/^Denne personen finnes ikke/);
  });

  it('are joined with those they meet', () => {
    const a = anAbsence('kari', '2026-12-01', '2026-12-05');
    const b = anAbsence('kari', '2026-12-10', '2026-12-12');
    const other = anAbsence('rolf', '2026-12-01', '2026-12-31');
    const over = { ...anAbsence('kari', '2026-12-06', '2026-12-08'), withdrawn: true };

    expect(add('2026-12-02', '2026-12-04', [a])).toEqual([
      { change: a.key, title: expect.any(String), ...onDays('2026-12-01', '2026-12-05') },
    ]);
    expect(add('2026-12-06', '2026-12-09', [a, b, other, over])).toEqual([
      { change: a.key, title: 'Kari, 1. desember 2026 til 12. desember 2026', ...onDays('2026-12-01', '2026-12-12') },
      { change: b.key, withdrawn: true },
    ]);
    expect(add('2026-12-07', '2026-12-08', [a, b, other, over])).toEqual([expect.objectContaining({ make: 'Absences' })]);
  });

  it('with the end first, or over, are refused', () => {
    expect(add('2026-12-05', '2026-12-01')).toMatch(/^Den siste dagen ligger før den første/);
    expect(add('2026-11-01', '2026-11-22')).toMatch(/^Disse dagene er over/);
    expect(add('2026-11-01', '2026-11-23')).toHaveLength(1);
  });

  it('are taken back by oneself or the secretariat, and nothing is deleted', () => {
    const absences = [anAbsence('rolf', '2026-12-01', '2026-12-05')];
    const remove = (by = secretary, of = absences[0]!.key) => ask({ people, absences }, 'absence/remove', { key: of }, by);

    expect(remove()).toEqual([{ change: absences[0]!.key, withdrawn: true }]);
    expect(remove(aMember)).toMatch(/^Bare personen selv/);
    expect(remove(secretary, 'none')).toMatch(/finnes ikke lenger/);
    expect(remove(aMember, 'none')).toMatch(/finnes ikke lenger/);
  });

  it('of a whole municipality are the secretariat’s to say', () => {
    const breaks = [aBreak('Rollag', '2026-12-21', '2026-12-23')];
    const input = { key, municipality: 'Rollag', from: '2026-12-24', to: '2026-12-31' };

    expect(ask({ breaks }, 'break/add', input)).toEqual([
      expect.objectContaining({ change: breaks[0]!.key, ...onDays('2026-12-21', '2026-12-31') }),
    ]);
    expect(ask({}, 'break/add', input)).toEqual([expect.objectContaining({ make: 'LocalDates', kind: 'break', municipality: 'Rollag' })]);
    expect(ask({}, 'break/add', { ...input, municipality: 'Oslo' })).toMatch(/^Oslo er ikke/);
    expect(ask({}, 'break/add', input, aMember)).toMatch(/^Bare sekretariatet/);
    expect(ask({ breaks }, 'break/remove', { key: breaks[0]!.key })).toEqual([{ change: breaks[0]!.key, withdrawn: true }]);
    expect(ask({ breaks: [{ ...breaks[0]!, kind: 'council' }] }, 'break/remove', { key: breaks[0]!.key })).toMatch(/finnes ikke lenger/);
  });
});

describe('a setting', () => {
  const row = { ...aPerson({ key: 'undoMinutes' }), value: '5', meaning: '' };

  it('has a row with what it means, made once', () => {
    const rowsOf = (settings: NonNullable<Rows['settings']>) =>
      features.find(({ name }) => name === 'setting')!.rows!(aWorld({ settings }));

    expect(rowsOf([]).map((write) => write.do === 'create' && write.values)).toContainEqual({
      key: 'undoMinutes',
      title: 'Angrefrist, minutter',
      value: '5',
      meaning: expect.stringMatching(/Fra 0 til 60\.$/),
    });
    expect(rowsOf([row])).toHaveLength(rowsOf([]).length - 1);
  });

  it.each([
    [{ name: 'undoMinutes', value: 0 }, [{ change: 'undoMinutes', value: '0' }]],
    [{ name: 'linkDays', value: 7 }, [expect.objectContaining({ make: 'Settings', key: 'linkDays', value: '7' })]],
    [{ name: 'undoMinutes', value: 61 }, 'Velg et helt tall fra 0 til 60.'],
    [{ name: 'undoMinutes', value: 2.5 }, 'Velg et helt tall fra 0 til 60.'],
    [{ name: 'toString', value: 1 }, expect.stringMatching(/finnes ikke lenger/)],
  ])('%j is answered %j', (input, answer) => {
    expect(ask({ settings: [row] }, 'setting/change', input)).toEqual(answer);
  });
});
