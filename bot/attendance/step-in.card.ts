import { attendanceActions } from '../../shared/attendance/attendance.actions.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { longTime, sentence, shortDay, timeOfDay } from '../../shared/format.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, execute, heading, openUrl, plain, subtle, words } from '../card.ts';
import type { World } from '../world.ts';

/** What a deputy is shown who is asked to step in: the meeting with its papers, and what they have said. */
export interface StepIn {
  readonly meeting: string;
  readonly seat: string;
  readonly municipality: string;
  readonly network: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: string | undefined;
  readonly joinUrl: string | undefined;
  /** Attachments that lie in the agenda. */
  readonly papers: number;
  readonly state: 'asked' | 'comes' | 'cannot' | 'not-needed';
}

/** The key of the question, in an e-mail's link. */
export const stepInAsk = ({ meeting, seat }: Pick<StepIn, 'meeting' | 'seat'>): string => `step-in/${meeting}/${seat}`;

export const stepInSummary = ({ municipality, network, startsAt }: StepIn, language: Language): string =>
  attendanceText[language].stepInSummary(municipality, network, shortDay(dayOf(startsAt), language));

const whenOf = ({ network, startsAt, endsAt }: StepIn, language: Language): string =>
  `${network}, ${longTime(startsAt, language)}–${timeOfDay(endsAt, language)}`;

function saidOf({ state, municipality }: StepIn, language: Language): string {
  const text = attendanceText[language];
  switch (state) {
    case 'asked':
      return text.stepInWhy(municipality);
    case 'comes':
      return text.youCome(municipality);
    case 'cannot':
      return text.youCannot(municipality);
    case 'not-needed':
      return text.notNeeded(municipality);
  }
}

export function stepInCard(asked: StepIn, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard {
  const text = attendanceText[language];
  const { meeting, seat, state, municipality, place, joinUrl, papers } = asked;
  const title = heading(state === 'asked' ? text.stepInTitle(plain(municipality)) : plain(saidOf(asked, language)));
  const when = words(sentence(plain(whenOf(asked, language))), { spacing: 'small' });
  const agenda = openUrl(text.agenda, link(`/meetings/${encodeURIComponent(meeting)}`));
  const say = (words: string, comes: boolean) => execute(attendanceActions, 'attendance/step-in', words, { key: meeting, seat, comes });
  if (state === 'not-needed') return card(language, [words(plain(saidOf(asked, language))), when]);
  if (state === 'cannot') return card(language, [title, when], [say(text.iCome, true)]);
  return card(
    language,
    [
      title,
      state === 'asked' ? words(plain(saidOf(asked, language))) : undefined,
      when,
      place ? subtle(plain(place)) : undefined,
      papers > 0 ? subtle(text.papers(papers)) : undefined,
    ],
    [
      ...(state === 'asked' ? [say(text.iCome, true), say(text.iCannot, false)] : []),
      agenda,
      joinUrl ? openUrl(text.join, joinUrl) : undefined,
      state === 'comes' ? say(text.iCannotAfterAll, false) : undefined,
    ],
  );
}

/** The same in an e-mail, with the address that answers it without signing in. */
export function stepInMail(
  asked: StepIn,
  language: Language,
  { link, answer }: Pick<World, 'link'> & { answer(ask: string): string },
): string {
  const text = attendanceText[language];
  const { meeting, place, joinUrl, state } = asked;
  return [
    saidOf(asked, language),
    [sentence(whenOf(asked, language)), place].filter(Boolean).join('. '),
    '',
    ...(state === 'asked' ? [text.stepInTitle(asked.municipality), `${text.mailAnswer} ${answer(stepInAsk(asked))}`, ''] : []),
    `${text.mailAgenda} ${link(`/meetings/${encodeURIComponent(meeting)}`)}`,
    ...(joinUrl ? [`${text.mailJoin} ${joinUrl}`] : []),
  ].join('\n');
}
