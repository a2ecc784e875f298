import { z } from 'zod';
import { boolean, choice, choices, json, note, number, onDay, optional, orElse, text, time, unique } from '../../shared/column.ts';
import { instant } from '../../shared/day.ts';
import { defineList } from '../../shared/list.ts';
import { type FieldProblem, type GraphItem, toFields, toRow } from '../../shared/row.ts';

const everything = defineList('Everything', 'Alt', {
  line: text('Line', 'Linje'),
  words: optional(note('Words', 'Tekst')),
  count: optional(number('Count', 'Antall')),
  few: optional(number('Few', 'Få', { least: 1, most: 10 })),
  yes: boolean('Yes', 'Ja'),
  at: optional(time('At', 'Når')),
  on: optional(onDay('On', 'Dag')),
  kind: choice('Kind', 'Slag', { decision: 'beslutning', discussion: 'drøfting' }),
  perhaps: optional(choice('Perhaps', 'Kanskje', { one: 'en' })),
  roles: choices('Roles', 'Roller', { secretariat: 'sekretariat', member: 'medlem' }),
  names: json('Names', 'Navn', z.array(z.string()).default([])),
  before: json('Before', 'Før', z.record(z.string(), z.string()).nullable()),
  only: unique(optional(text('Only', 'Bare en'))),
  usual: orElse(choice('Usual', 'Vanlig', { yes: 'ja', no: 'nei' }), 'no'),
});

const anItem = (fields: Record<string, unknown> = {}, more: Partial<GraphItem> = {}): GraphItem => ({
  id: '7',
  '@odata.etag': '"x,3"',
  createdDateTime: instant('2026-11-23T08:00:00Z'),
  lastModifiedDateTime: instant('2026-11-23T09:00:00Z'),
  fields: { Key: 'k', Title: 'En rad', Line: 'x', Kind: 'drøfting', Before: 'null', Usual: 'nei', ...fields },
  ...more,
});

function read(fields: Record<string, unknown>) {
  const result = toRow(everything, anItem(fields));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.row;
}

function problems(fields: Record<string, unknown>) {
  const result = toRow(everything, anItem(fields));
  return 'problems' in result ? result.problems : [];
}

/** What is read of a field that somebody has spoiled, and what is to be written back. */
function mended(fields: Record<string, unknown>, known?: ReturnType<typeof read>) {
  const result = toRow(everything, anItem(fields), known);
  return 'row' in result ? { row: result.row, mending: result.mending } : undefined;
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

  it.each([-11, -8, -3.5, 0, 1, 2, 5.75, 9, 11])('reads a day as that day, in a site whose zone is %d hours from UTC', (zone) => {
    const midnight = new Date(Date.parse('2026-11-17T00:00:00Z') - zone * 3_600_000).toISOString();
    expect(read({ On: midnight }).on).toBe('2026-11-17');
    expect(read({ On: midnight.replace('.000', '') }).on).toBe('2026-11-17');
  });

  it('reads a day that is written as a day', () => {
    expect(read({ On: '2026-11-17' }).on).toBe('2026-11-17');
    expect(read({ On: '2026-11-17T12:00:00Z' }).on).toBe('2026-11-17');
    expect(read({ On: '' }).on).toBeUndefined();
  });

  it('knows who saved it last, and its ETag', () => {
    const by = (lastModifiedBy: GraphItem['lastModifiedBy']) => {
      const result = toRow(everything, anItem({}, { lastModifiedBy }));
      return 'row' in result ? result.row : undefined;
    };
    expect(by({ user: { displayName: 'Kari' } })).toMatchObject({ itemId: '7', etag: '"x,3"', editor: { app: false, name: 'Kari' } });
    expect(by({ application: { displayName: 'Veven' }, user: { displayName: 'SharePoint App' } })?.editor.app).toBe(true);
    expect(by(undefined)?.editor).toEqual({ app: false, name: '' });
  });

  it.each<readonly [string, Record<string, unknown>, Partial<FieldProblem>]>([
    [
      'an unknown choice',
      { Kind: 'avstemning' },
      { column: 'Kind', kind: 'choice', found: 'avstemning', allowed: ['beslutning', 'drøfting'] },
    ],
    ['a choice that is empty and may not be', { Kind: '' }, { title: 'Slag', kind: 'empty', found: undefined }],
    ['an unknown choice among several', { Roles: ['medlem', 'sjef'] }, { column: 'Roles', kind: 'choice' }],
    ['an unknown optional choice', { Perhaps: 'to' }, { column: 'Perhaps', kind: 'choice' }],
    ['a line that is missing', { Line: undefined }, { column: 'Line', kind: 'empty' }],
    ['a text for a number', { Count: 'to' }, { column: 'Count', kind: 'number', found: 'to' }],
    ['a number with a letter in it', { Count: '1o' }, { column: 'Count', kind: 'number' }],
    ['a number whose dot may stand for thousands', { Count: '1.200' }, { column: 'Count', kind: 'number', found: '1.200' }],
    ['a number that makes no sense', { Few: -20 }, { column: 'Few', kind: 'range', found: '-20', allowed: ['1', '10'] }],
    ['a text for yes or no', { Yes: 'kanskje' }, { column: 'Yes', kind: 'boolean' }],
    ['a moment that is none', { At: 'i morgen' }, { column: 'At', kind: 'time' }],
    ['a day that is none', { On: '31.2.2026' }, { column: 'On', kind: 'day', found: '31.2.2026' }],
    ['JSON that is none', { Names: '[' }, { column: 'Names', kind: 'json' }],
    ['JSON of another kind', { Names: '{"a":1}' }, { column: 'Names', kind: 'json' }],
    ['no key', { Key: undefined }, { column: 'Key', kind: 'empty' }],
    ['an empty key', { Key: '' }, { column: 'Key', kind: 'empty' }],
  ])('is spoiled by %s, and says so', (_what, fields, problem) => {
    expect(problems(fields)).toEqual([expect.objectContaining(problem)]);
  });

  it('that is spoiled in two ways says both', () => {
    expect(problems({ Kind: 'x', Count: 'y' }).map(({ column }) => column)).toEqual(['Count', 'Kind']);
  });

  it('says no more of what was found than fits a line', () => {
    expect(problems({ Kind: 'x'.repeat(500) })[0]!.found).toHaveLength(80);
  });

  it.each<readonly [string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
    ['a choice in other letters', { Kind: ' Drøfting ' }, { kind: 'discussion' }, { Kind: 'drøfting' }],
    ['a choice by its English word', { Kind: 'decision' }, { kind: 'decision' }, { Kind: 'beslutning' }],
    ['several choices in other letters', { Roles: ['MEDLEM'] }, { roles: ['member'] }, { Roles: ['medlem'] }],
    ['a number written as text', { Count: '1 200,5' }, { count: 1200.5 }, { Count: 1200.5 }],
    ['a number with a dot', { Count: '-12.25' }, { count: -12.25 }, { Count: -12.25 }],
    ['a number with three decimals after a comma', { Count: '1,200' }, { count: 1.2 }, { Count: 1.2 }],
    ['yes as a word', { Yes: 'Ja' }, { yes: true }, { Yes: true }],
    ['no as a number', { Yes: 0 }, { yes: false }, { Yes: false }],
    ['a day as it is written here', { On: '4.2.2027' }, { on: '2027-02-04' }, { On: '2027-02-04T12:00:00Z' }],
    ['a number in a column of text', { Line: 12 }, { line: '12' }, { Line: '12' }],
    ['an empty field that has a usual value', { Usual: undefined }, { usual: 'no' }, { Usual: 'nei' }],
  ])('understands %s, and says what to write back', (_what, fields, values, mending) => {
    expect(mended(fields)!.row).toMatchObject(values);
    expect(mended(fields)!.mending).toMatchObject(mending);
  });

  it('has nothing to write back when it stands as it should', () => {
    expect(mended({})!.mending).toEqual({});
  });

  it('gets back what stood in a field that was emptied and may not be, before what usually stands there', () => {
    const known = read({ Kind: 'beslutning', Usual: 'ja' });
    const again = mended({ Kind: '', Usual: undefined, Line: undefined }, known);
    expect(again!.row).toMatchObject({ kind: 'decision', usual: 'yes', line: 'x' });
    expect(again!.mending).toEqual({ Kind: 'beslutning', Usual: 'ja', Line: 'x' });
  });

  it('does not take back what may be empty', () => {
    expect(mended({ Words: undefined }, read({ Words: 'Noe' }))!.row.words).toBeUndefined();
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
