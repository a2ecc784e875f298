import { Button } from '@fluentui/react-components';
import type { Day } from '../../shared/day.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Rows } from '../ui/rows.tsx';
import { useAddress } from './address.ts';
import { awayText } from './away.text.ts';
import { useKnown } from './known.tsx';
import { AddDays } from './lazy-forms.ts';
import { Openers } from './opened.tsx';
import { toRest } from './pass-on.ts';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';
import { useWishes, type Wish, wish } from './wish.ts';

/** When people are away, and when a municipality has holidays: what has passed is left out. */
export function Away() {
  const words = useText(awayText);
  const { today } = useReader();
  const { setup, nameOf, person } = useKnown();
  const [{ open }, go] = useAddress();
  const whose = person(open);
  const absences = setup.absences.filter((one) => one.to >= today && (!whose || one.person === whose.key));
  const breaks = setup.breaks.filter(({ to }) => to >= today);
  return (
    <>
      {whose && (
        <p className={css['count']}>
          {words.only(whose.name)}
          <Button size="small" appearance="subtle" onClick={() => go({ open: '' })}>
            {words.showAll}
          </Button>
        </p>
      )}
      <Days
        title={words.absences}
        note={words.absencesNote}
        empty={whose ? words.noneOf(whose.name) : words.noAbsences}
        add={words.addAbsence}
        of="person"
        whose={whose?.key}
        rows={absences.map((one) => ({ ...one, who: nameOf(one.person), removal: wish('absence/remove', { key: one.key }) }))}
      />
      <Days
        title={words.breaks}
        note={words.breaksNote}
        empty={words.noBreaks}
        add={words.addBreak}
        of="municipality"
        rows={breaks.map((one) => ({ ...one, who: one.municipality, removal: wish('break/remove', { key: one.key }) }))}
      />
    </>
  );
}

interface DaysProps {
  readonly title: string;
  readonly note: string;
  readonly empty: string;
  readonly add: string;
  readonly of: 'person' | 'municipality';
  readonly whose?: string | undefined;
  readonly rows: readonly { readonly key: string; readonly who: string; readonly from: Day; readonly to: Day; readonly removal: Wish }[];
}

function Days({ title, note, empty, add, of, whose, rows }: DaysProps) {
  const text = useText(setupText);
  const words = useText(awayText);
  const format = useFormat();
  const announce = useAnnounce();
  const remove = useWishes();
  return (
    <Panel title={title} note={note} flush={rows.length > 0}>
      {remove.error && (
        <div className={css['inset']}>
          <ProblemNotice problem={remove.error.problem} />
        </div>
      )}
      {rows.length === 0 ? (
        <Empty>{empty}</Empty>
      ) : (
        <Rows>
          {rows
            .toSorted((a, b) => a.from.localeCompare(b.from) || a.who.localeCompare(b.who, 'nb'))
            .map(({ key, who, from, to, removal }) => {
              const days = words.days(format.shortDay(from), format.shortDay(to));
              return (
                <li key={key} ref={toRest} className={css['line']}>
                  <span>
                    {who} <span className={css['quiet']}>{days}</span>
                  </span>
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={words.removeOf(who, days)}
                    onClick={() => remove.mutate([removal], { onSuccess: () => announce(words.removed(who, days)) })}
                  >
                    {text.remove}
                  </Button>
                </li>
              );
            })}
        </Rows>
      )}
      <div className={rows.length > 0 ? css['inset'] : css['under']}>
        <Openers openers={[{ name: 'add', label: add, form: (onDone) => <AddDays title={add} of={of} whose={whose} onDone={onDone} /> }]} />
      </div>
    </Panel>
  );
}
