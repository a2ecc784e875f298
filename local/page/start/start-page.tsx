import { Button, Link } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { WorldView } from '../../teams/page-api.ts';
import { ask, toldOf } from '../ui/ask.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Page } from '../ui/page.tsx';
import { Clock } from './clock.tsx';
import { ListAddress } from './list-address.tsx';
import styles from './start.module.css';
import { TabDoors } from './tab-doors.tsx';
import { texts } from './text.ts';

/** Where a newcomer begins: what this is, the doors, the clock. */
export function StartPage() {
  const text = useText(texts);
  const { language } = useLanguage();
  const [world, setWorld] = useState<WorldView>();
  const [mails, setMails] = useState<number>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    ask<WorldView>('/local/api/teams/world').then(setWorld, setProblem);
    ask<unknown[]>('/local/api/outbox').then(
      ({ length }) => setMails(length),
      () => setMails(undefined),
    );
  }, []);
  return (
    <Page where={text.where}>
      <main className={styles['main']}>
        <header className={styles['intro']}>
          <h1 className={styles['title']}>{text.title}</h1>
          <p className={styles['lead']}>{text.what}</p>
          <p className={styles['lead']}>{text.how}</p>
          <p className={styles['safe']}>{text.safe}</p>
        </header>
        {problem !== undefined && <p role="alert">{toldOf(problem, language)}</p>}
        <div className={styles['columns']}>
          <div className={styles['doors']}>
            <Door title={text.teams} why={text.teamsWhy}>
              <Button as="a" appearance="primary" href="/local/teams">
                {text.openTeams}
              </Button>
            </Door>
            <Door title={text.tab} why={text.tabWhy}>
              <TabDoors people={world?.people ?? []} />
            </Door>
            <Door title={text.outbox} why={text.outboxWhy}>
              <Link href="/local/outbox">{text.openOutbox}</Link>
              {mails !== undefined && <span className={styles['small']}>{text.mails(mails)}</span>}
            </Door>
            <Door title={text.calendar} why={text.calendarWhy}>
              <Link href="/local/calendar">{text.openCalendar}</Link>
            </Door>
            <Door title={text.lists} why={text.listsWhy}>
              <ListAddress address={world?.graphUrl} />
            </Door>
          </div>
          <Clock />
          <section className={styles['tour']} aria-labelledby="tour">
            <h2 id="tour" className={styles['heading']}>
              {text.tryThis}
            </h2>
            <ol>
              {text.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        </div>
      </main>
    </Page>
  );
}

function Door({ title, why, children }: { title: string; why: string; children: ReactNode }) {
  return (
    <section className={styles['door']}>
      <h2 className={styles['heading']}>{title}</h2>
      <p className={styles['why']}>{why}</p>
      <div className={styles['ways']}>{children}</div>
    </section>
  );
}
