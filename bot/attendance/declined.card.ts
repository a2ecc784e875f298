import { attendanceActions } from '../../shared/attendance/attendance.actions.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { longTime, sentence, shortDay } from '../../shared/format.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, execute, heading, openUrl, plain, words } from '../card.ts';
import type { World } from '../world.ts';

/** The question to somebody who has declined a meeting in the calendar. */
export interface Declined {
  readonly meeting: string;
  readonly seat: string;
  readonly municipality: string;
  readonly network: string;
  readonly startsAt: Instant;
}

export const declinedSummary = ({ network, startsAt }: Declined, language: Language): string =>
  attendanceText[language].declinedSummary(network, shortDay(dayOf(startsAt), language));

const whenOf = ({ network, startsAt }: Declined, language: Language): string => sentence(`${network}, ${longTime(startsAt, language)}`);

export function declinedCard(asked: Declined, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard {
  const text = attendanceText[language];
  const { meeting: key, seat, municipality } = asked;
  return card(
    language,
    [heading(text.declinedTitle), words(plain(whenOf(asked, language))), words(text.declinedWhy(plain(municipality)))],
    [
      execute(attendanceActions, 'attendance/decline', text.notComing, { key, seat }),
      execute(attendanceActions, 'attendance/come', text.comingAfterAll, { key, seat }),
      openUrl(text.agenda, link(`/meetings/${encodeURIComponent(key)}`)),
    ],
  );
}

/** The same in an e-mail; the page behind its link asks both ways. */
export function declinedMail(
  asked: Declined,
  language: Language,
  { link, answer }: Pick<World, 'link'> & { answer(ask: string): string },
): string {
  const text = attendanceText[language];
  const { meeting, seat, municipality } = asked;
  return [
    text.declinedTitle,
    whenOf(asked, language),
    '',
    text.declinedWhy(municipality),
    `${text.mailAnswer} ${answer(`absence/${meeting}/${seat}`)}`,
    '',
    `${text.mailAgenda} ${link(`/meetings/${encodeURIComponent(meeting)}`)}`,
  ].join('\n');
}
