import { Button, Link, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { WorldView } from '../../teams/page-api.ts';
import { ask, toldOf } from '../ui/ask.ts';
import { longMoment, shortMoment } from '../ui/dates.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Page } from '../ui/page.tsx';
import { linked } from './linked.tsx';
import styles from './outbox.module.css';
import { texts } from './text.ts';

/** An e-mail as `GET /local/api/outbox` gives it. */
interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: string;
}

/** The e-mails that would have been sent: a list, and the one that is read. */
export function OutboxPage() {
  const text = useText(texts);
  const { language } = useLanguage();
  const [mails, setMails] = useState<readonly Mail[]>();
  const [world, setWorld] = useState<WorldView>();
  const [problem, setProblem] = useState<unknown>();
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get('id'));
  const read = useCallback(async () => {
    try {
      const all = await ask<Mail[]>('/local/api/outbox');
      setMails(all.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt)));
      setProblem(undefined);
    } catch (error) {
      setProblem(error);
    }
  }, []);
  useEffect(() => {
    void read();
    // Without it the links still lead somewhere: to the tab, as nobody in particular.
    ask<WorldView>('/local/api/teams/world').then(setWorld, () => undefined);
  }, [read]);

  const open = mails?.find(({ id }) => id === chosen) ?? mails?.[0];
  function choose(id: string): void {
    setChosen(id);
    history.replaceState(null, '', `?${new URLSearchParams({ id })}`);
  }

  return (
    <Page where={text.where}>
      <main className={styles['main']}>
        <header className={styles['intro']}>
          <div>
            <h1 className={styles['title']}>{text.title}</h1>
            <p className={styles['why']}>{text.why}</p>
          </div>
          <Button onClick={() => void read()}>{text.refresh}</Button>
        </header>
        {problem !== undefined && (
          <p role="alert" className={styles['problem']}>
            {toldOf(problem, language)}
          </p>
        )}
        {!mails && problem === undefined && <Spinner label={text.loading} delay={300} />}
        {mails?.length === 0 && (
          <div className={styles['empty']}>
            <p>{text.empty}</p>
            <Link href="/">{text.start}</Link>
          </div>
        )}
        {mails && open && (
          <div className={styles['panes']}>
            <nav aria-label={text.list} className={styles['list']}>
              <p className={styles['count']}>{text.count(mails.length)}</p>
              <ul>
                {mails.map((mail) => (
                  <li key={mail.id}>
                    <button
                      type="button"
                      className={styles['item']}
                      aria-current={mail === open ? 'true' : undefined}
                      onClick={() => choose(mail.id)}
                    >
                      <span className={styles['to']}>{mail.to}</span>
                      <span className={styles['subject']}>{mail.subject}</span>
                      <time className={styles['when']} dateTime={mail.sentAt}>
                        {shortMoment(mail.sentAt, language, new Date().toISOString())}
                      </time>
                    </button>
                  </li>
                ))}
              </ul>
            </nav>
            <article className={styles['mail']} aria-labelledby="subject">
              <h2 id="subject" className={styles['heading']}>
                {open.subject}
              </h2>
              <dl className={styles['facts']}>
                <dt>{text.to}</dt>
                <dd>{open.to}</dd>
                <dt>{text.sent}</dt>
                <dd>{longMoment(open.sentAt, language)}</dd>
              </dl>
              <div className={styles['text']}>
                {linked(
                  open.text,
                  world?.people.find(({ email }) => email === open.to),
                )}
              </div>
            </article>
          </div>
        )}
      </main>
    </Page>
  );
}
