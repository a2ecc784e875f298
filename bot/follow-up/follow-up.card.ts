import { askText } from '../../shared/ask/ask.text.ts';
import type { Day } from '../../shared/day.ts';
import { followUpActions } from '../../shared/follow-up/follow-up.actions.ts';
import type { FollowUp } from '../../shared/follow-up/follow-up.list.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, execute, heading, plain, subtle, words } from '../card.ts';

/** The answers that need a word more: treated by a body of our own on a day, or not concerning us, with why. */
export function otherAnswersCard(followUp: FollowUp, localOn: Day, language: Language): AdaptiveCard {
  const text = askText[language];
  const about = { key: followUp.key, seen: followUp.answeredAt ?? '' };
  return card(language, [
    heading(plain(followUp.title)),
    words(text.localTitle, { weight: 'bolder', spacing: 'medium' }),
    { type: 'Input.Text', id: 'in.localBody', label: text.localBody, maxLength: 255 },
    { type: 'Input.Date', id: 'in.localOn', label: text.localOn, value: localOn },
    { type: 'ActionSet', actions: [execute(followUpActions, 'follow-up/answer', text.saveLocal, { ...about, state: 'local' }, 'inputs')] },
    words(text.notConcernedTitle, { weight: 'bolder', spacing: 'large' }),
    { type: 'Input.Text', id: 'in.comment', label: text.reason, isMultiline: true, maxLength: 8000 },
    subtle(text.noNames),
    {
      type: 'ActionSet',
      actions: [execute(followUpActions, 'follow-up/answer', text.saveNotConcerned, { ...about, state: 'notConcerned' }, 'inputs')],
    },
  ]);
}
