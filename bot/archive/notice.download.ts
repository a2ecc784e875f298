import { meetings } from '../../shared/meeting/meeting.list.ts';
import { mayReadMinutes } from '../../shared/minutes/minutes.rules.ts';
import { exemptInNotice } from '../../shared/notice/notice.body.ts';
import { noticeOutline } from '../../shared/notice/notice.outline.ts';
import { VevenError } from '../error.ts';
import { disclosedIn } from '../exempt-content.ts';
import type { Download } from '../feature.ts';
import { noticeOf } from './notice.body.ts';

/** The notice as a file: for those who may read the network's minutes, a draft until it is out. In the edition that is asked for, the public one if none is. */
export const noticeDownload: Download = {
  path: '/meetings/:key/notice',
  answer: (world, actor, { key = '', edition }) => {
    const meeting = world.snapshot.of(meetings).get(key);
    if (!meeting) return undefined;
    if (!mayReadMinutes(actor, meeting.network))
      throw new VevenError('not-allowed', 'a notice is for those who sit in the network', { userText: notYours });
    const body = noticeOf(meeting, world);
    return noticeOutline(body, disclosedIn({ edition, exempt: exemptInNotice(body) }, actor, world));
  },
};

const notYours = {
  nb: 'Innkallingen kan lastes ned av dem som har en plass i nettverket, og av sekretariatet. Spør sekretariatet.',
  nn: 'Innkallinga kan lastast ned av dei som har ein plass i nettverket, og av sekretariatet. Spør sekretariatet.',
  en: 'The notice can be downloaded by those who have a seat in the network and by the secretariat. Ask the secretariat.',
};
