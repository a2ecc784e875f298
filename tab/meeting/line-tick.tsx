import { lineAnswers } from '../../shared/ask/ask.kinds.ts';
import { askText } from '../../shared/ask/ask.text.ts';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { TickState } from '../../shared/checklist/checklist.list.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { KindAnswer } from '../ask/kind-answer.tsx';
import { useReader, useText } from '../reader.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

interface LineTickProps {
  readonly item: CaseView;
  readonly line: NonNullable<CaseView['line']>;
  readonly meeting: string;
  readonly tickFor: string | undefined;
}

/** «Linja er hørt i 5 av 7 kommuner», and one's own answer to it. */
export function LineTick({ item, line, meeting, tickFor }: LineTickProps) {
  const text = useText(meetingText);
  const asks = useText(askText);
  const { language } = useReader();
  const words: Record<TickState, string> = { yes: asks.yes, notNeeded: asks.notNeeded, notYet: asks.notYet };
  return (
    <div className={css['line']}>
      <p>{text.line(line.heard, line.of)}</p>
      {tickFor && (
        <Disclosure
          label={[text.lineMine(tickFor), line.mine && words[line.mine]].filter(Boolean).join(' ')}
          open={line.mine === undefined}
        >
          <KindAnswer
            answers={lineAnswers({ checklist: line.checklist, municipality: tickFor }, language)}
            title={text.lineMine(tickFor)}
            current={line.mine}
            effect={(shown, state) => shown.meeting(meeting, (page) => withTick(page, item.key, state as TickState))}
          />
        </Disclosure>
      )}
    </div>
  );
}

function withTick(page: MeetingPage, key: string, state: TickState): MeetingPage {
  const heard = (tick: TickState | undefined) => (tick === 'yes' ? 1 : 0);
  return {
    ...page,
    cases: page.cases.map((item) =>
      item.key === key && item.line
        ? { ...item, line: { ...item.line, mine: state, heard: item.line.heard - heard(item.line.mine) + heard(state) } }
        : item,
    ),
  };
}
