import { useText } from '../reader.tsx';
import { caseWords } from './case.words.ts';
import { caseFormText } from './case-form.text.ts';
import type { CaseValues } from './case-form.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';

/** What somebody else has made of the case meanwhile, beside what one has written oneself. */
export function Theirs({ opened, now }: { opened: CaseValues; now: CaseValues }) {
  const text = useText(caseFormText);
  const labels = useText(meetingText);
  const words = useText(caseWords);
  const hearings = { '': text.usualHearing, together: text.together, separately: text.separately, none: text.none };
  const said = (values: CaseValues): readonly (readonly [string, string])[] => [
    [text.caseTitle, values.title],
    [text.kind, words.caseKinds[values.kind]],
    [text.caseMinutes, values.minutes],
    [labels.followUp, words.followUpBys[values.followUpBy]],
    [text.presenter, values.presenter],
    [text.officer, values.officer],
    [text.measure, values.measure],
    [text.earlier, values.earlier.map(({ number, title }) => number ?? title).join(', ')],
    [labels.information, values.information],
    [labels.proposal, values.proposal],
    [text.hearing, hearings[values.hearing]],
    [text.hearBy, values.hearBy],
  ];
  const before = new Map(said(opened));
  const changed = said(now).filter(([label, value]) => before.get(label) !== value);
  if (changed.length === 0) return null;
  return (
    <div className={css['theirs']}>
      <p className={css['paperTitle']}>{text.theirs}</p>
      <dl>
        {changed.map(([label, value]) => (
          <div key={label}>
            <dt className={css['paperTitle']}>{label}</dt>
            <dd className={css['paper']}>{value || text.empty}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
