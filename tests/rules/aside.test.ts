import type { Veven } from '../../bot/app.ts';
import { asides } from '../../bot/aside.ts';
import { cases } from '../../shared/case/case.list.ts';
import { instant } from '../../shared/day.ts';
import type { GraphItem } from '../../shared/row.ts';

const item: GraphItem = {
  id: '7',
  '@odata.etag': '"x,3"',
  webUrl: 'https://contoso.sharepoint.com/sites/veven/Lists/Cases/7_.000',
  createdDateTime: instant('2026-11-23T08:00:00Z'),
  lastModifiedDateTime: instant('2026-11-23T09:00:00Z'),
  lastModifiedBy: { user: { displayName: 'Kari' } },
  fields: { Title: 'En ny sak' },
};

const secretary = { person: 's', name: 'S', identity: 't/s', language: 'nb', secretariat: true, seats: [] } as const;

const veven = {
  world: () => ({}),
  mirror: { aside: () => [{ list: cases, item, problems: [], row: { key: 'a' }, known: undefined }] },
  readiness: { off: () => [] },
} as unknown as Veven;

describe('an edit that is set aside', () => {
  it('is shown with its row, who made it and when', () => {
    expect(asides(veven, { listsHavePages: true, mayEdit: () => true }).view(secretary).aside).toEqual([
      expect.objectContaining({
        list: 'Cases',
        listName: 'Saker',
        itemId: '7',
        seen: '"x,3"',
        title: 'En ny sak',
        by: 'Kari',
        at: '2026-11-23T09:00:00.000Z',
        acceptable: true,
        restorable: false,
      }),
    ]);
  });

  it.each([
    [true, item.webUrl],
    [false, undefined],
  ])('can be opened in SharePoint where there is one: %s', (listsHavePages, url) => {
    expect(asides(veven, { listsHavePages, mayEdit: () => true }).view(secretary).aside[0]!.url).toBe(url);
  });
});

describe('accepting it', () => {
  const settle = (mayEdit: boolean, actor: Parameters<ReturnType<typeof asides>['settle']>[0]) => {
    const told: unknown[] = [];
    const settling = { ...veven, runner: { settleAside: async (edit: unknown) => told.push(edit) > 0 } } as unknown as Veven;
    const input = { list: 'Cases', itemId: '7', seen: '"x,3"', how: 'accept' };
    return asides(settling, { listsHavePages: true, mayEdit: () => mayEdit })
      .settle(actor, input)
      .then((outcome) => [outcome.kind === 'refused' ? outcome.code : outcome.kind, told.length]);
  };

  it('is the secretariat’s, where it may make the edit itself', async () => {
    expect(await settle(true, secretary)).toEqual(['done', 1]);
    expect(await settle(false, secretary)).toEqual(['not-allowed', 0]);
    expect(await settle(true, { ...secretary, secretariat: false })).toEqual(['not-allowed', 0]);
  });
});
