import { type AskAnswer, kindOf } from '../../shared/ask/ask.kinds.ts';
import type { Day } from '../../shared/day.ts';
import { shortDay, shortTime } from '../../shared/format.ts';
import type { Language } from '../../shared/text.ts';
import { answerText } from './answer.text.ts';
import type { ChoiceQuestion } from './choice.question.ts';
import { type Html, html } from './html.ts';
import { pageOf } from './layout.ts';
import type { AskQuestion, Question } from './question.ts';

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
  const { ask } = question;
  const kind = kindOf(ask);
  const answers = kind.answers(ask, language);
  const title = `${ask.title}${ask.measure ? ` (${ask.measure})` : ''}`;
  return pageOf({
    language,
    title: told ? `${told.text} ${title}` : title,
    body: html`<h1>${title}</h1>
<p class="words">${kind.why(ask, language)}</p>
<p>${text.dueOn(shortDay(ask.dueOn, language, today))}</p>
${told?.bad ? html`<div class="told bad" role="alert"><p>${told.text}</p></div>` : undefined}
${answered(question, { language, today, thanks: told?.bad ? undefined : told?.text })}
<h2 id="question">${kind.question(ask, language)}</h2>
<div role="group" aria-labelledby="question">
${forms(question, answers, { language, draft })}
</div>
<footer>
${answers.some(({ press }) => !press) ? html`<p>${text.otherAnswers} <a href="${tab}">${text.inTeams}</a></p>` : html`<p><a href="${tab}">${text.inTeams}</a></p>`}
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

interface Around {
  readonly language: Language;
  readonly today: Day;
  /** What is said to someone who has just answered. */
  readonly thanks: string | undefined;
}

function answered({ ask, by }: AskQuestion, { language, today, thanks }: Around): Html | undefined {
  const { given } = ask;
  if (!given) return undefined;
  const word = kindOf(ask).said(ask, language);
  const when = shortTime(given.at, language, today);
  const text = answerText[language];
  return html`<div class="told"${thanks === undefined ? undefined : html` role="status"`}>
${thanks === undefined ? undefined : html`<p><strong>${thanks}</strong></p>`}
<p>${by === undefined ? text.you(word, when) : text.other(by, word, when)}</p>
${given.words ? html`<p class="quiet words">${given.words}</p>` : undefined}
</div>`;
}

/** A form for the answers that are one press, and one for each that words belong to. */
function forms(
  { ask }: AskQuestion,
  answers: readonly AskAnswer[],
  { language, draft }: { language: Language; draft: string | undefined },
): Html {
  const pressed = answers.filter(({ press, postpones }) => press && !postpones);
  const said = kindOf(ask).said(ask, language);
  const seen = 'seen' in ask ? html`<input type="hidden" name="seen" value="${ask.seen}">` : undefined;
  const worded = pressed.flatMap(({ id, label, words }) => {
    if (!words) return [];
    const value = draft ?? (label === said ? ask.given?.words : undefined);
    return html`<form method="post">${seen}
${wordsField({ id: `words-${id}`, label: words.label, language, value, needed: words.needed })}
${button(id, label)}
</form>`;
  });
  return html`<form method="post">${seen}
${pressed.filter(({ words }) => !words).map(({ id, label }) => button(id, label))}
</form>
${worded}`;
}

const button = (answer: string, label: string): Html => html`<button name="answer" value="${answer}">${label}</button>`;

function wordsField({
  id,
  label,
  language,
  value,
  needed,
}: {
  id: string;
  label: string;
  language: Language;
  value: string | undefined;
  needed: boolean;
}): Html {
  return html`<label for="${id}">${label}</label>
<textarea id="${id}" name="words" maxlength="${mostLetters}" aria-describedby="${id}-no-names"${needed ? html` required` : undefined}>
${value}</textarea>
<p id="${id}-no-names" class="quiet">${answerText[language].noNames}</p>`;
}
