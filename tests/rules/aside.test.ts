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

const veven = {
  mirror: { aside: () => [{ list: cases, item, problems: [], known: undefined }] },
  readiness: { off: () => [] },
} as unknown as Veven;

describe('an edit that is set aside', () => {
  it('is shown with its row, who made it and when', () => {
    expect(asides(veven, { listsHavePages: true }).view().aside).toEqual([
      expect.objectContaining({
        list: 'Cases',
        listName: 'Saker',
        itemId: '7',
        seen: '"x,3"',
        title: 'En ny sak',
        by: 'Kari',
        at: '2026-11-23T09:00:00.000Z',
        restorable: false,
      }),
    ]);
  });

  it.each([
    [true, item.webUrl],
    [false, undefined],
  ])('can be opened in SharePoint where there is one: %s', (listsHavePages, url) => {
    expect(asides(veven, { listsHavePages }).view().aside[0]!.url).toBe(url);
  });
});
