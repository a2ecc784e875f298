import { z } from 'zod';
import { instant } from '../../shared/day.ts';
import {
  boolean,
  choice,
  choices,
  defineList,
  type GraphItem,
  json,
  note,
  number,
  onDay,
  optional,
  text,
  time,
  toFields,
  toRow,
  unique,
} from '../../shared/list.ts';

const everything = defineList('Everything', 'Alt', {
  line: text('Line', 'Linje'),
  words: optional(note('Words', 'Tekst')),
  count: optional(number('Count', 'Antall')),
  yes: boolean('Yes', 'Ja'),
  at: optional(time('At', 'Når')),
  on: optional(onDay('On', 'Dag')),
  kind: choice('Kind', 'Slag', { decision: 'beslutning', discussion: 'drøfting' }),
  perhaps: optional(choice('Perhaps', 'Kanskje', { one: 'en' })),
  roles: choices('Roles', 'Roller', { secretariat: 'sekretariat', member: 'medlem' }),
  names: json('Names', 'Navn', z.array(z.string()).default([])),
  before: json('Before', 'Før', z.record(z.string(), z.string()).nullable()),
  only: unique(optional(text('Only', 'Bare en'))),
});

const anItem = (fields: Record<string, unknown> = {}, more: Partial<GraphItem> = {}): GraphItem => ({
  id: '7',
  '@odata.etag': '"x,3"',
  createdDateTime: instant('2026-11-23T08:00:00Z'),
  lastModifiedDateTime: instant('2026-11-23T09:00:00Z'),
  fields: { Key: 'k', Title: 'En rad', Line: 'x', Kind: 'drøfting', Before: 'null', ...fields },
  ...more,
});

function read(fields: Record<string, unknown>) {
  const result = toRow(everything, anItem(fields));
  if ('spoiled' in result) throw new Error(result.spoiled.problems.join('; '));
  return result.row;
}

function problems(fields: Record<string, unknown>): readonly string[] {
  const result = toRow(everything, anItem(fields));
  return 'spoiled' in result ? result.spoiled.problems : [];
}

describe('a row', () => {
  it.each<readonly [string, Record<string, unknown>, Partial<ReturnType<typeof read>>]>([
    ['a line', { Line: 'Felles bord' }, { line: 'Felles bord' }],
    ['an empty text', { Words: '' }, { words: undefined }],
    ['a cleared text', { Words: null }, { words: undefined }],
    ['a text that SharePoint leaves out', {}, { words: undefined }],
    ['text with signs of its own', { Words: 'æøå «x» \n 👋' }, { words: 'æøå «x» \n 👋' }],
    ['a number', { Count: 2.5 }, { count: 2.5 }],
    ['nought, which is something', { Count: 0 }, { count: 0 }],
    ['an empty number', { Count: null }, { count: undefined }],
    ['yes', { Yes: true }, { yes: true }],
    ['an empty yes or no, which is no', {}, { yes: false }],
    ['a moment', { At: '2026-11-23T08:30:00Z' }, { at: instant('2026-11-23T08:30:00Z') }],
    ['a moment with a zone', { At: '2026-11-23T09:30:00+01:00' }, { at: instant('2026-11-23T08:30:00Z') }],
    ['a choice', { Kind: 'beslutning' }, { kind: 'decision' }],
    ['an empty choice', { Perhaps: '' }, { perhaps: undefined }],
    ['several choices', { Roles: ['medlem', 'sekretariat'] }, { roles: ['member', 'secretariat'] }],
    ['no choices', {}, { roles: [] }],
    ['a list of names', { Names: '["a","b"]' }, { names: ['a', 'b'] }],
    ['an empty list of names', { Names: '' }, { names: [] }],
    ['nothing, as JSON', { Before: 'null' }, { before: null }],
  ])('reads %s', (_what, fields, values) => {
    expect(read(fields)).toMatchObject(values);
  });

  it.each([-11, -8, -3.5, 0, 1, 2, 5.75, 9, 12])('reads a day as that day, in a site whose zone is %d hours from UTC', (zone) => {
    const midnight = new Date(Date.parse('2026-11-17T00:00:00Z') - zone * 3_600_000).toISOString();
    expect(read({ On: midnight }).on).toBe('2026-11-17');
    expect(read({ On: midnight.replace('.000', '') }).on).toBe('2026-11-17');
  });

  it('reads a day that is written as a day', () => {
    expect(read({ On: '2026-11-17' }).on).toBe('2026-11-17');
    expect(read({ On: '' }).on).toBeUndefined();
  });

  it('knows who saved it last, and its ETag', () => {
    const by = (lastModifiedBy: GraphItem['lastModifiedBy']) => {
      const result = toRow(everything, anItem({}, { lastModifiedBy }));
      return 'row' in result ? result.row : undefined;
    };
    expect(by({ user: { displayName: 'Kari' } })).toMatchObject({ itemId: '7', etag: '"x,3"', editor: { veven: false, name: 'Kari' } });
    expect(by({ application: { displayName: 'Veven' }, user: { displayName: 'SharePoint App' } })?.editor.veven).toBe(true);
    expect(by(undefined)?.editor).toEqual({ veven: false, name: '' });
  });

  it.each<readonly [string, Record<string, unknown>, RegExp]>([
    ['an unknown choice', { Kind: 'avstemning' }, /^Kind: /],
    ['a choice that is empty and may not be', { Kind: '' }, /^Kind: /],
    ['a choice in another case of letters', { Kind: 'Drøfting' }, /^Kind: /],
    ['an unknown choice among several', { Roles: ['medlem', 'sjef'] }, /^Roles: /],
    ['an unknown optional choice', { Perhaps: 'to' }, /^Perhaps: /],
    ['a line that is missing', { Line: undefined }, /^Line: /],
    ['a text for a number', { Count: 'to' }, /^Count: /],
    ['a moment that is none', { At: 'i morgen' }, /^At: /],
    ['a day that is none', { On: '17.11.2026' }, /^On: /],
    ['JSON that is none', { Names: '[' }, /^Names: expected JSON/],
    ['JSON of another kind', { Names: '{"a":1}' }, /^Names: /],
    ['no key', { Key: undefined }, /^Key: /],
    ['an empty key', { Key: '' }, /^Key: /],
  ])('is spoiled by %s, and says so', (_what, fields, problem) => {
    expect(problems(fields)).toEqual([expect.stringMatching(problem)]);
  });

  it('that is spoiled in two ways says both, and where it is', () => {
    expect(toRow(everything, anItem({ Kind: 'x', Count: 'y' }))).toEqual({
      spoiled: { list: 'Everything', itemId: '7', problems: [expect.stringMatching(/^Count/), expect.stringMatching(/^Kind/)] },
    });
  });

  it('is written in SharePoint’s words, and only what is named', () => {
    expect(
      toFields(everything, {
        line: 'x',
        kind: 'decision',
        on: '2026-11-17',
        roles: ['member'],
        names: ['a'],
        words: undefined,
        title: 'T',
        changedVia: 'card',
      }),
    ).toEqual({
      Line: 'x',
      Kind: 'beslutning',
      On: '2026-11-17T12:00:00Z',
      'Roles@odata.type': 'Collection(Edm.String)',
      Roles: ['medlem'],
      Names: '["a"]',
      Words: null,
      Title: 'T',
      ChangedVia: 'kort',
    });
  });

  it('keeps its heading within SharePoint’s 255 signs', () => {
    expect(String(toFields(everything, { title: 'x'.repeat(300) })['Title'])).toHaveLength(255);
  });

  it('has no column that nobody has defined', () => {
    expect(() => toFields(everything, { colour: 'red' })).toThrow('Everything has no column for colour');
  });

  it.each([-8, 0, 1, 2, 9])('comes back as it was written, in a site %d hours from UTC', (zone) => {
    const fields = toFields(everything, {
      key: 'k',
      line: 'x',
      kind: 'decision',
      on: '2026-03-29',
      at: '2026-03-29T01:30:00.000Z',
      roles: ['secretariat'],
      names: ['a'],
      before: { a: 'b' },
      yes: true,
      count: 0,
    });
    // SharePoint cuts a date-only value to the day of its own zone and gives it back as that day's midnight.
    const local = new Date(Date.parse(String(fields['On'])) + zone * 3_600_000).toISOString().slice(0, 10);
    const given = new Date(Date.parse(`${local}T00:00:00Z`) - zone * 3_600_000).toISOString();
    expect(read({ ...fields, On: given })).toMatchObject({
      kind: 'decision',
      on: '2026-03-29',
      at: '2026-03-29T01:30:00.000Z',
      roles: ['secretariat'],
      names: ['a'],
      before: { a: 'b' },
      yes: true,
      count: 0,
    });
  });
});
