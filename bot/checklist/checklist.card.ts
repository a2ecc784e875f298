import { askText } from '../../shared/ask/ask.text.ts';
import { checklistActions } from '../../shared/checklist/checklist.actions.ts';
import type { Checklist } from '../../shared/checklist/checklist.list.ts';
import type { Language } from '../../shared/text.ts';
import { type AdaptiveCard, card, execute, heading, plain, subtle } from '../card.ts';

/** Why the line need not be heard: one sentence. */
export function notNeededCard(checklist: Checklist, municipality: string, language: Language): AdaptiveCard {
  const text = askText[language];
  return card(
    language,
    [
      heading(plain(checklist.title)),
      {
        type: 'Input.Text',
        id: 'in.reason',
        label: text.whyNotNeeded,
        isMultiline: true,
        isRequired: true,
        errorMessage: text.needed,
        maxLength: 8000,
      },
      subtle(text.noNames),
    ],
    [execute(checklistActions, 'checklist/tick', text.saveComment, { key: checklist.key, municipality, state: 'notNeeded' }, 'inputs')],
  );
}
