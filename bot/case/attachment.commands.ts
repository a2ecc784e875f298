import type { Actor } from '../../shared/access.ts';
import { AddAttachment, EditAttachment, RemoveAttachment } from '../../shared/case/case.actions.ts';
import { type Attachment, attachments } from '../../shared/meeting/meeting.list.ts';
import { standing } from '../../shared/meeting/meeting.rules.ts';
import { command, done, type Refusal } from '../command.ts';
import { attachmentKey, nextPaper } from '../papers.ts';
import { changedBy, notFound } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, says, update } from '../write.ts';
import { caseToChange, exemptAttachment, noLink, notOnAgenda } from './case.refusals.ts';

/** Puts an attachment on a case, with the notice's next number. The same once more is nothing new. */
export const addAttachment = command(AddAttachment, (world, actor, { key, title, url, sentLater }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item, meeting } = found;
  if (item.state !== 'scheduled' && item.state !== 'treated') return notOnAgenda;
  if (item.exempt) return exemptAttachment;
  if (!isLink(url)) return noLink;
  const all = world.snapshot.of(attachments).where('meeting', meeting.key);
  const link = url || undefined;
  if (standing(all).some((one) => one.caseKey === key && one.title === title && one.url === link)) return done([]);
  const number = nextPaper(meeting.key, world);
  return done([
    create(attachments, {
      key: attachmentKey(meeting.key, number),
      title,
      meeting: meeting.key,
      caseKey: key,
      number,
      url: link,
      sentLater,
      exempt: false,
    }),
  ]);
});

/** Changes an attachment. What was to be sent later and now has a link has been sent. */
export const editAttachment = command(EditAttachment, (world, actor, { key, seen, title, url, sentLater }) => {
  const found = attachmentToChange(key, world, actor);
  if ('kind' in found) return found;
  const { row } = found;
  const changes = {
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url: url || undefined }),
    ...(sentLater !== undefined && { sentLater }),
  };
  if (says(row, changes)) return done([]);
  if (seen !== row.etag) return changedBy(row);
  if (row.exempt && (title !== undefined || url !== undefined)) return exemptAttachment;
  if (url !== undefined && !isLink(url)) return noLink;
  return done([update(attachments, row, changes)]);
});

/** Takes an attachment away. Its number is not used again. */
export const removeAttachment = command(RemoveAttachment, (world, actor, { key }) => {
  const found = attachmentToChange(key, world, actor, 'also when it is gone');
  if ('kind' in found) return found;
  return done(found.row.withdrawn ? [] : [update(attachments, found.row, { withdrawn: true })]);
});

function attachmentToChange(key: string, world: World, actor: Actor, gone?: 'also when it is gone'): { row: Attachment } | Refusal {
  const row = world.snapshot.of(attachments).get(key);
  if (!row) return notFound;
  const found = caseToChange(row.caseKey, world, actor);
  if ('kind' in found) return found;
  return row.withdrawn && gone === undefined ? notFound : { row };
}

/** Nothing, or what a browser opens: not a script, nor a path on somebody's own machine. */
function isLink(url: string): boolean {
  if (url === '') return true;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
