import { Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WorldView } from '../../teams/page-api.ts';
import { toldOf } from '../ui/ask.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Page } from '../ui/page.tsx';
import { personOf, whoOf } from '../who.ts';
import { useAddress } from './address.ts';
import { ConversationPane } from './conversation.tsx';
import { type PersonView, useLive, useWorld } from './data.ts';
import { PlaceList } from './place-list.tsx';
import { type Place, placesOf } from './places.ts';
import styles from './teams.module.css';
import { texts } from './text.ts';
import { WhoPicker } from './who-picker.tsx';

/** Channels and chats: Teams, as far as one machine needs it. */
export function TeamsPage() {
  const text = useText(texts);
  const { language } = useLanguage();
  const { data: world, error } = useWorld();
  const { as, go } = useAddress();
  const person = world && (personOf(world.people, as) ?? world.people[0]);
  const picker = world && person && <WhoPicker people={world.people} person={person} onChoose={(who) => go({ as: who })} />;
  return (
    <Page where={text.where} extra={picker} fills>
      {world && person ? (
        <Panes key={person.key} world={world} person={person} />
      ) : (
        <main className={styles['waiting']}>
          {error ? <p role="alert">{toldOf(error, language)}</p> : <Spinner label={text.loading} delay={300} />}
        </main>
      )}
    </Page>
  );
}

function Panes({ world, person }: { world: WorldView; person: PersonView }) {
  const text = useText(texts);
  const { at, go } = useAddress();
  const places = useMemo(() => placesOf(world, person), [world, person]);
  // Someone new may not be where the last one stood.
  const chosen = places.find(({ key }) => key === at);
  const open = chosen ?? places.find(({ kind }) => kind === 'channel') ?? places[0];
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const openId = open?.conversation;

  const heard = useCallback(
    (conversation: string) => {
      if (conversation !== openId) setUnread((before) => new Set([...before, conversation]));
    },
    [openId],
  );
  useLive(heard);
  useEffect(() => {
    setUnread((before) => (openId && before.has(openId) ? new Set([...before].filter((conversation) => conversation !== openId)) : before));
  }, [openId]);

  const choose = (place: Place) => go({ as: whoOf(person), at: place.key });
  return (
    <main className={styles['panes']} data-chosen={chosen !== undefined}>
      <h1 className={styles['heard']}>{text.where}</h1>
      <PlaceList team={world.team.name} places={places} open={open} unread={unread} onChoose={choose} />
      {open && <ConversationPane key={open.key} world={world} person={person} place={open} onBack={() => go({ at: undefined })} />}
    </main>
  );
}
