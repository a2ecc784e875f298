import { Button, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { day, type Instant, osloInstant } from '../../../shared/day.ts';
import type { ShownEvent } from '../../graph/calendar.ts';
import { linked } from '../outbox/linked.tsx';
import outbox from '../outbox/outbox.module.css';
import { ask, toldOf } from '../ui/ask.ts';
import { longMoment, shortMoment, timeOfDay } from '../ui/dates.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Page } from '../ui/page.tsx';
import styles from './calendar.module.css';
import { texts } from './text.ts';

/** The events that would stand in the secretariat's calendar: a list, and the one that is looked at, with who is invited. */
export function CalendarPage() {
  const text = useText(texts);
  const { language } = useLanguage();
  const [events, setEvents] = useState<readonly ShownEvent[]>();
  const [problem, setProblem] = useState<unknown>();
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get('id'));
  const read = useCallback(async () => {
    try {
      setEvents(await ask<ShownEvent[]>('/local/api/calendar'));
      setProblem(undefined);
    } catch (error) {
      setProblem(error);
    }
  }, []);
  useEffect(() => void read(), [read]);

  async function respond(email: string, response: 'accepted' | 'declined'): Promise<void> {
    try {
      await ask('/local/api/calendar', { event: open?.id, email, response });
      await read();
    } catch (error) {
      setProblem(error);
    }
  }

  const open = events?.find(({ id }) => id === chosen) ?? events?.[0];
  function choose(id: string): void {
    setChosen(id);
    history.replaceState(null, '', `?${new URLSearchParams({ id })}`);
  }

  return (
    <Page where={text.where}>
      <main className={outbox['main']}>
        <header className={outbox['intro']}>
          <div>
            <h1 className={outbox['title']}>{text.title}</h1>
            <p className={outbox['why']}>{text.why}</p>
          </div>
          <Button onClick={() => void read()}>{text.refresh}</Button>
        </header>
        {problem !== undefined && (
          <p role="alert" className={outbox['problem']}>
            {toldOf(problem, language)}
          </p>
        )}
        {!events && problem === undefined && <Spinner label={text.loading} delay={300} />}
        {events?.length === 0 && <p className={outbox['empty']}>{text.empty}</p>}
        {events && open && (
          <div className={outbox['panes']}>
            <nav aria-label={text.list} className={outbox['list']}>
              <p className={outbox['count']}>{text.count(events.length)}</p>
              <ul>
                {events.map((event) => (
                  <li key={event.id}>
                    <button
                      type="button"
                      className={outbox['item']}
                      aria-current={event === open ? 'true' : undefined}
                      onClick={() => choose(event.id)}
                    >
                      <span className={outbox['subject']}>{event.subject}</span>
                      <span className={outbox['when']}>
                        {shortMoment(moment(event.start), language, new Date().toISOString())}
                        {event.cancelled !== undefined && ` · ${text.cancelled}`}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </nav>
            <article className={outbox['mail']} aria-labelledby="subject">
              <h2 id="subject" className={outbox['heading']}>
                {open.subject}
              </h2>
              {open.cancelled !== undefined && <p className={outbox['problem']}>{open.cancelled || text.cancelled}</p>}
              <dl className={outbox['facts']}>
                <dt>{text.when}</dt>
                <dd>
                  {longMoment(moment(open.start), language)}–{timeOfDay(moment(open.end), language)}
                </dd>
                {open.place !== '' && <dt>{text.place}</dt>}
                {open.place !== '' && <dd>{open.place}</dd>}
                {open.joinUrl && <dt>{text.join}</dt>}
                {open.joinUrl && <dd>{linked(open.joinUrl, undefined)}</dd>}
              </dl>
              <p className={outbox['text']}>{linked(open.text, undefined)}</p>
              <h3 className={styles['invited']}>{text.invited}</h3>
              <ul className={styles['people']}>
                {open.attendees.map(({ name, email, answer }) => (
                  <li key={email}>
                    <span>
                      {name} <span className={outbox['to']}>{text.answers[answer] ?? answer}</span>
                    </span>
                    {open.cancelled === undefined && (
                      <span className={styles['say']}>
                        <Button size="small" aria-label={text.accept(name)} onClick={() => void respond(email, 'accepted')}>
                          {text.yes}
                        </Button>
                        <Button size="small" aria-label={text.decline(name)} onClick={() => void respond(email, 'declined')}>
                          {text.no}
                        </Button>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </article>
          </div>
        )}
      </main>
    </Page>
  );
}

/** Events stand in Oslo's time, without saying so. */
const moment = (written: string): Instant => osloInstant(day(written.slice(0, 10)), written.slice(11, 16));
