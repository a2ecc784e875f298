const nb = {
  where: 'E-post',
  title: 'E-post som ville vært sendt',
  why: 'Ingen e-post går ut fra denne maskinen. Her ligger det Veven ville sendt, nyeste først.',
  list: 'E-poster',
  empty: 'Ingen e-poster ennå. Sigdal får e-post i stedet for chat: flytt klokka på startsiden til neste tirsdag 08.30.',
  start: 'Startsiden',
  to: 'Til',
  sent: 'Sendt',
  choose: 'Velg en e-post for å lese den.',
  loading: 'Henter e-postene …',
  refresh: 'Hent på nytt',
  count: (count: number) => (count === 1 ? '1 e-post' : `${count} e-poster`),
};

const en: typeof nb = {
  where: 'E-mail',
  title: 'E-mail that would have been sent',
  why: 'No e-mail leaves this machine. Here is what Veven would have sent, newest first.',
  list: 'E-mails',
  empty: 'No e-mails yet. Sigdal gets e-mail instead of chat: move the clock on the start page to next Tuesday 08.30.',
  start: 'The start page',
  to: 'To',
  sent: 'Sent',
  choose: 'Choose an e-mail to read it.',
  loading: 'Getting the e-mails …',
  refresh: 'Get again',
  count: (count) => (count === 1 ? '1 e-mail' : `${count} e-mails`),
};

export const texts = { nb, en };
