import { mayAnswerFor } from '../../shared/access.ts';
import { askText } from '../../shared/ask/ask.text.ts';
import { assignmentActions, OpenReport, ReportAssignment } from '../../shared/assignment/assignment.actions.ts';
import { type Assignment, assignments } from '../../shared/assignment/assignment.list.ts';
import { assignmentText } from '../../shared/assignment/assignment.text.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import type { Language } from '../../shared/text.ts';
import { card, execute, heading, plain, subtle } from '../card.ts';
import { chairOf } from '../chair.ts';
import { command, done, refused } from '../command.ts';
import { networkTitle } from '../queries.ts';
import { changedBy, notFound, thanks } from '../refusals.ts';
import { says, update } from '../write.ts';

/** How it goes with an assignment: said by whoever answers for the network's chair. */
export const reportAssignment = command(ReportAssignment, (world, actor, { key, seen, state, report }) => {
  const { snapshot, now, today } = world;
  const assignment = snapshot.of(assignments).get(key);
  const decision = assignment && snapshot.of(decisions).get(assignment.decision);
  if (!assignment || !decision) return notFound;
  const seat = chairOf(assignment.to, world);
  if (seat === undefined || !mayAnswerFor(actor, seat)) return onlyChair(networkTitle(assignment.to, world));
  if (assignment.state === 'closed' || !isOpen(decision)) return noLongerOpen;
  const answer = { state, report: report || assignment.report };
  if (assignment.answeredAt !== undefined && says(assignment, answer)) return done([], thanks);
  if ((seen ?? '') !== (assignment.answeredAt ?? '') && assignment.changedById !== actor.identity) return changedBy(assignment);
  const said = { answeredAt: now, answeredBy: actor.person, late: today > assignment.dueOn };
  return done([update(assignments, assignment, { ...answer, ...said })], thanks);
});

/** The form in which it is reported back. */
export const openReport = command(OpenReport, (world, actor, { key }) => {
  const assignment = world.snapshot.of(assignments).get(key);
  if (!assignment) return notFound;
  const seat = chairOf(assignment.to, world);
  if (seat === undefined || !mayAnswerFor(actor, seat)) return onlyChair(networkTitle(assignment.to, world));
  return done([], undefined, reportCard(assignment, actor.language));
});

function reportCard({ key, title, report, answeredAt }: Assignment, language: Language) {
  const text = assignmentText[language];
  return card(
    language,
    [
      heading(plain(title)),
      {
        type: 'Input.Text',
        id: 'in.report',
        label: text.reportWhat,
        isMultiline: true,
        isRequired: true,
        errorMessage: askText[language].needed,
        maxLength: 8000,
        ...(report && { value: report }),
      },
      subtle(askText[language].noNames),
    ],
    [execute(assignmentActions, 'assignment/report', text.save, { key, seen: answeredAt ?? '', state: 'done' }, 'inputs')],
  );
}

const onlyChair = (network: string) =>
  refused('not-allowed', {
    nb: `Oppdraget er gitt til ${network}. Bare lederen der, eller lederens vara, kan melde tilbake.`,
    nn: `Oppdraget er gitt til ${network}. Berre leiaren der, eller varaen til leiaren, kan melde tilbake.`,
    en: `The assignment was given to ${network}. Only its chair, or the chair’s deputy, can report back.`,
  });

const noLongerOpen = refused('invalid', {
  nb: 'Oppdraget er lukket. Du trenger ikke svare.',
  nn: 'Oppdraget er lukka. Du treng ikkje svare.',
  en: 'The assignment is closed. There is no need to answer.',
});
