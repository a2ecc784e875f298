import { type Day, dayOf, type Instant } from '../../shared/day.ts';
import { longDay, shortDay } from '../../shared/format.ts';
import { minutesActions } from '../../shared/minutes/minutes.actions.ts';
import type { MinutesComment } from '../../shared/minutes/minutes.list.ts';
import { minutesCardText } from '../../shared/minutes/minutes.text.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, execute, heading, openUrl, plain, subtle, words } from '../card.ts';
import type { World } from '../world.ts';

/** What the post *Referat* shows: that they are there, and numbers. Who said what stands in the tab, for those who may see it. */
export interface SentMinutes {
  readonly meeting: string;
  /** The version's own key. */
  readonly minutes: string;
  readonly network: string;
  readonly startsAt: Instant;
  readonly version: number;
  readonly note: string | undefined;
  readonly commentsBy: Day;
  readonly state: 'open' | 'over' | 'approved';
  /** The day they were approved on, and whether a meeting did. */
  readonly approved: { readonly on: Day; readonly inMeeting: boolean } | undefined;
  readonly none: number;
  readonly comments: number;
  readonly of: number;
}

export const minutesSummary = ({ network, startsAt }: SentMinutes, language: Language): string =>
  minutesCardText[language].summary(network, shortDay(dayOf(startsAt), language));

export function minutesCard(sent: SentMinutes, language: Language, { link }: Pick<World, 'link'>): AdaptiveCard {
  const text = minutesCardText[language];
  const { meeting, minutes, network, startsAt, version, note, state } = sent;
  const open = state === 'open';
  return card(
    language,
    [
      heading(text.title(plain(network), shortDay(dayOf(startsAt), language))),
      version > 1 ? words(text.corrected(version, plain(note ?? ''))) : undefined,
      words(standing(sent, language)),
      subtle(counts(sent, language)),
    ],
    [
      open ? execute(minutesActions, 'minutes/no-comments', text.noComments, { key: minutes }) : undefined,
      open ? execute(minutesActions, 'minutes/open-comment', text.comment, { key: minutes }) : undefined,
      openUrl(text.read, link(`/meetings/${encodeURIComponent(meeting)}/minutes`)),
    ],
  );
}

function standing({ state, commentsBy, approved, startsAt }: SentMinutes, language: Language): string {
  const text = minutesCardText[language];
  const from = dayOf(startsAt);
  if (approved) return text[approved.inMeeting ? 'approvedIn' : 'approved'](shortDay(approved.on, language, from));
  return state === 'open' ? text.open(longDay(commentsBy, language, from)) : text.over(shortDay(commentsBy, language, from));
}

function counts({ none, comments, of }: SentMinutes, language: Language): string {
  const text = minutesCardText[language];
  return [text.counts(none, of), comments > 0 && text.comments(comments)].filter(Boolean).join(' · ');
}

/** The form for a seat's comment. For that person only. */
export function commentCard(
  { key, municipality, answer }: { key: string; municipality: string; answer: MinutesComment | undefined },
  language: Language,
): AdaptiveCard {
  const text = minutesCardText[language];
  return card(
    language,
    [
      heading(text.formTitle(plain(municipality))),
      subtle(text.formWhy),
      {
        type: 'Input.Text',
        id: 'in.comment',
        label: text.formLabel,
        isMultiline: true,
        isRequired: true,
        errorMessage: text.needed,
        maxLength: 8000,
        ...(answer?.comment && { value: answer.comment }),
      },
      subtle(text.noNames),
    ],
    [execute(minutesActions, 'minutes/comment', text.send, { key, seen: answer?.answeredAt ?? '' }, 'inputs')],
  );
}
