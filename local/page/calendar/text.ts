const nb = {
  where: 'Kalender',
  title: 'Det som ville stått i kalenderen',
  why: 'Ingen innkalles fra denne maskinen. Her er møtene Veven ville lagt i sekretariatets kalender, og hvem som ville vært invitert.',
  list: 'Avtaler',
  empty: 'Ingen avtaler ennå. Planlegg et møte, så kommer det hit.',
  when: 'Når',
  place: 'Sted',
  join: 'Teams-møte',
  invited: 'Invitert',
  cancelled: 'Avlyst',
  loading: 'Henter avtalene …',
  refresh: 'Hent på nytt',
  accept: (name: string) => `Godta for ${name}`,
  decline: (name: string) => `Avslå for ${name}`,
  yes: 'Godta',
  no: 'Avslå',
  count: (count: number) => (count === 1 ? '1 avtale' : `${count} avtaler`),
  answers: { accepted: 'har godtatt', declined: 'har avslått', tentativelyAccepted: 'kommer kanskje', none: 'har ikke svart' } as Readonly<
    Record<string, string>
  >,
};

const en: typeof nb = {
  where: 'Calendar',
  title: 'What would stand in the calendar',
  why: 'Nobody is invited from this machine. Here are the meetings that Veven would put into the secretariat’s calendar, and who would be invited.',
  list: 'Events',
  empty: 'No events yet. Plan a meeting, and it comes here.',
  when: 'When',
  place: 'Place',
  join: 'Teams meeting',
  invited: 'Invited',
  cancelled: 'Cancelled',
  loading: 'Getting the events …',
  refresh: 'Get again',
  accept: (name) => `Accept for ${name}`,
  decline: (name) => `Decline for ${name}`,
  yes: 'Accept',
  no: 'Decline',
  count: (count) => (count === 1 ? '1 event' : `${count} events`),
  answers: { accepted: 'has accepted', declined: 'has declined', tentativelyAccepted: 'may come', none: 'has not answered' },
};

export const texts = { nb, en };
