import { askText } from '../../shared/ask/ask.text.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { longDay, shortDay, shortTime } from '../../shared/format.ts';
import type { Language } from '../../shared/text.ts';
import { answerText } from './answer.text.ts';
import type { ChoiceQuestion } from './choice.question.ts';
import { type Html, html } from './html.ts';
import { pageOf } from './layout.ts';
import type { FollowUpQuestion, LineQuestion, Question } from './question.ts';

type AskedQuestion = FollowUpQuestion | LineQuestion;

/** So many letters fit in the form's 10 KB even where each of them is nine signs long on the way, as a dash is. */
const mostLetters = '1000';

export interface AnswerPage {
  readonly language: Language;
  readonly question: Question;
  /** The year is told of days in another one. */
  readonly today: Day;
  /** The link's last day. */
  readonly until: Day;
  /** The tab, where everything can be answered. */
  readonly tab: string;
  /** What has just been saved, or why it was not. */
  readonly told?: { readonly text: string; readonly bad: boolean };
  /** What the person wrote, when it was not saved. */
  readonly draft?: string | undefined;
}

/** One question with its answers as buttons: what, why, by when, and what has been answered already. */
export function answerPage({ language, question, today, until, tab, told, draft }: AnswerPage): string {
  if (question.kind === 'choice') return choicePage({ language, question, today, until, tab, ...(told && { told }) });
  const text = answerText[language];
  const title = `${question.title}${question.measure ? ` (${question.measure})` : ''}`;
  return pageOf({
    language,
    title: told ? `${told.text} ${title}` : title,
    body: html`<h1>${title}</h1>
<p class="words">${background(question, language, today)}</p>
<p>${text.dueOn(shortDay(question.dueOn, language, today))}</p>
${told?.bad ? html`<div class="told bad" role="alert"><p>${told.text}</p></div>` : undefined}
${answered(question, { language, today, thanks: told?.bad ? undefined : told?.text })}
<h2 id="question">${asked(question, language)}</h2>
<div role="group" aria-labelledby="question">
${question.kind === 'line' ? lineForms(question, language, draft) : followUpForms(question, language, draft)}
</div>
<footer>
${question.kind === 'follow-up' ? html`<p>${text.otherAnswers} <a href="${tab}">${text.inTeams}</a></p>` : html`<p><a href="${tab}">${text.inTeams}</a></p>`}
<p class="quiet">${text.until(shortDay(until, language, today))}</p>
</footer>`,
  });
}

/** A page that says what is wrong and what to do, with the way into the tab where that helps. */
export function wordPage({
  language,
  title,
  body,
  tab,
}: {
  language: Language;
  title: string;
  body: string;
  tab?: string | undefined;
}): string {
  return pageOf({
    language,
    title,
    body: html`<h1>${title}</h1>
<p>${body}</p>
${tab !== undefined ? html`<p><a href="${tab}">${answerText[language].signIn}</a></p>` : undefined}`,
  });
}

/** A question whose words are all its own: what one must know, what was said, and a button for each answer. */
function choicePage({
  language,
  question,
  today,
  until,
  tab,
  told,
}: Omit<AnswerPage, 'draft' | 'question'> & { question: ChoiceQuestion }): string {
  const text = answerText[language];
  const { title, background, asked: asks, choices, said, seen } = question;
  const isThanked = told !== undefined && !told.bad;
  const stands = [
    isThanked ? html`<p><strong>${told.text}</strong></p>` : undefined,
    said !== undefined && said !== told?.text ? html`<p>${said}</p>` : undefined,
  ];
  return pageOf({
    language,
    title: told ? `${told.text} ${title}` : title,
    body: html`<h1>${title}</h1>
${background.map((line) => html`<p>${line}</p>`)}
${told?.bad ? html`<div class="told bad" role="alert"><p>${told.text}</p></div>` : undefined}
${isThanked || said !== undefined ? html`<div class="told"${isThanked ? html` role="status"` : undefined}>${stands.filter((one) => one !== undefined)}</div>` : undefined}
${
  choices.length > 0
    ? html`<h2 id="question">${asks}</h2>
<form method="post" aria-labelledby="question">${seen === undefined ? undefined : html`<input type="hidden" name="seen" value="${seen}">`}
${choices.map(({ answer, label }) => button(answer, label))}
</form>`
    : undefined
}
<footer>
<p><a href="${tab}">${text.openVeven}</a></p>
<p class="quiet">${text.until(shortDay(until, language, today))}</p>
</footer>`,
  });
}

function background(question: AskedQuestion, language: Language, today: Day): string {
  const text = askText[language];
  if (question.kind === 'line') return question.meetingAt ? text.decidedOn(longDay(dayOf(question.meetingAt), language, today)) : '';
  return `${text.agreed(question.network, shortDay(dayOf(question.decidedAt), language, today))} ${question.text ?? ''}`;
}

const asked = (question: AskedQuestion, language: Language): string =>
  question.kind === 'line' ? askText[language].lineHeard(question.municipality) : askText[language].howStands(question.municipality);

interface Around {
  readonly language: Language;
  readonly today: Day;
  /** What is said to someone who has just answered. */
  readonly thanks: string | undefined;
}

function answered(question: AskedQuestion, { language, today, thanks }: Around): Html | undefined {
  const { answer } = question;
  if (!answer) return undefined;
  const word = question.kind === 'line' ? tickWord(question, language) : followUpWord(question, language);
  const when = shortTime(answer.at, language, today);
  const text = answerText[language];
  return html`<div class="told"${thanks === undefined ? undefined : html` role="status"`}>
${thanks === undefined ? undefined : html`<p><strong>${thanks}</strong></p>`}
<p>${answer.by === undefined ? text.you(word, when) : text.other(answer.by, word, when)}</p>
${answer.words ? html`<p class="quiet words">${answer.words}</p>` : undefined}
</div>`;
}

const tickWord = ({ answer }: LineQuestion, language: Language): string => (answer ? askText[language][answer.state] : '');
const followUpWord = ({ answer }: FollowUpQuestion, language: Language): string => (answer ? followUpText[language][answer.state] : '');

function followUpForms({ seen, answer }: FollowUpQuestion, language: Language, draft: string | undefined): Html {
  const text = askText[language];
  const seenBefore = html`<input type="hidden" name="seen" value="${seen}">`;
  return html`<form method="post">${seenBefore}
${button('done', text.done)}
${button('underway', text.underway)}
</form>
<form method="post">${seenBefore}
${wordsField({ label: answerText[language].stuckWhy, language, value: draft ?? (answer?.state === 'stuck' ? answer.words : undefined), needed: false })}
${button('stuck', text.stuck)}
</form>`;
}

function lineForms({ answer }: LineQuestion, language: Language, draft: string | undefined): Html {
  const text = askText[language];
  return html`<form method="post">
${button('yes', text.yes)}
${button('notYet', text.notYet)}
</form>
<form method="post">
${wordsField({ label: answerText[language].notNeededWhy, language, value: draft ?? (answer?.state === 'notNeeded' ? answer.words : undefined), needed: true })}
${button('notNeeded', text.notNeeded)}
</form>`;
}

const button = (answer: string, label: string): Html => html`<button name="answer" value="${answer}">${label}</button>`;

function wordsField({
  label,
  language,
  value,
  needed,
}: {
  label: string;
  language: Language;
  value: string | undefined;
  needed: boolean;
}): Html {
  return html`<label for="words">${label}</label>
<textarea id="words" name="words" maxlength="${mostLetters}" aria-describedby="no-names"${needed ? html` required` : undefined}>
${value}</textarea>
<p id="no-names" class="quiet">${answerText[language].noNames}</p>`;
}
