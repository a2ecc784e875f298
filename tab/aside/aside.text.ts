import { catalogue } from '../../shared/text.ts';

/** «a, b eller c» */
const listed = (words: readonly string[], last: string): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(` ${last} `);

const quoted = (words: readonly string[], last: string, [open, close] = '«»'): string =>
  listed(
    words.map((word) => `${open}${word}${close}`),
    last,
  );

/** Edits made in SharePoint that are set aside. */
export const asideText = catalogue(
  {
    title: 'Endringer som er satt til side',
    lead: 'De er gjort i SharePoint. Rett radene der, eller sett dem tilbake. Til da bruker Veven dem slik de var før. En ny rad brukes ikke før den er rettet eller godtatt.',
    untitled: 'Rad uten tittel',
    rowNumber: (id: string) => `nr. ${id}`,
    someone: 'Den som gjorde endringen',
    empty: (column: string) => `«${column}» er tom, men må fylles ut.`,
    choice: (column: string, found: string, allowed: readonly string[]) =>
      `«${column}»: «${found}» er ikke et av valgene. Velg ${listed(allowed, 'eller')}.`,
    number: (column: string, found: string) => `«${column}»: «${found}» er ikke et tall.`,
    range: (column: string, found: string, [least, most]: readonly string[]) => `«${column}»: «${found}» må være fra ${least} til ${most}.`,
    boolean: (column: string, found: string) => `«${column}»: «${found}» er verken ja eller nei.`,
    day: (column: string, found: string) => `«${column}»: «${found}» er ikke en dag.`,
    time: (column: string, found: string) => `«${column}»: «${found}» er ikke et tidspunkt.`,
    json: (column: string) => `«${column}» kan ikke leses. Bare Veven skriver i dette feltet.`,
    text: (column: string, found: string) => `«${column}»: «${found}» er ikke tekst.`,
    mayNot: (who: string, list: string) => `${who} kan ikke gjøre denne endringen i «${list}».`,
    mayAccept: 'Er den riktig, kan sekretariatet godta den.',
    answers: 'Den kan ikke godtas: et svar gis i Veven av den det gjelder, og historikken skriver Veven selv.',
    remove: 'Skal raden ikke være der, sletter du den i SharePoint.',
    open: 'Åpne i SharePoint',
    restore: 'Sett tilbake slik den var',
    accept: 'Godta endringen',
    restored: 'Satt tilbake',
    accepted: 'Godtatt',
  },
  {
    title: 'Endringar som er sette til side',
    lead: 'Dei er gjorde i SharePoint. Rett radene der, eller set dei tilbake. Til då bruker Veven dei slik dei var før. Ei ny rad blir ikkje brukt før ho er retta eller godteken.',
    untitled: 'Rad utan tittel',
    rowNumber: (id) => `nr. ${id}`,
    someone: 'Den som gjorde endringa',
    empty: (column) => `«${column}» er tom, men må fyllast ut.`,
    choice: (column, found, allowed) => `«${column}»: «${found}» er ikkje eit av vala. Vel ${listed(allowed, 'eller')}.`,
    number: (column, found) => `«${column}»: «${found}» er ikkje eit tal.`,
    range: (column, found, [least, most]) => `«${column}»: «${found}» må vere frå ${least} til ${most}.`,
    boolean: (column, found) => `«${column}»: «${found}» er verken ja eller nei.`,
    day: (column, found) => `«${column}»: «${found}» er ikkje ein dag.`,
    time: (column, found) => `«${column}»: «${found}» er ikkje eit tidspunkt.`,
    json: (column) => `«${column}» kan ikkje lesast. Berre Veven skriv i dette feltet.`,
    text: (column, found) => `«${column}»: «${found}» er ikkje tekst.`,
    mayNot: (who, list) => `${who} kan ikkje gjere denne endringa i «${list}».`,
    mayAccept: 'Er ho rett, kan sekretariatet godta ho.',
    answers: 'Ho kan ikkje godtakast: eit svar blir gitt i Veven av den det gjeld, og historikken skriv Veven sjølv.',
    remove: 'Skal rada ikkje vere der, slettar du ho i SharePoint.',
    open: 'Opne i SharePoint',
    restore: 'Set tilbake slik ho var',
    accept: 'Godta endringa',
    restored: 'Sett tilbake',
    accepted: 'Godteken',
  },
  {
    title: 'Edits that are set aside',
    lead: 'They were made in SharePoint. Put the rows right there, or put them back. Until then Veven uses them as they were. A new row is not used until it is right or accepted.',
    untitled: 'Row without a title',
    rowNumber: (id) => `no. ${id}`,
    someone: 'Whoever made this edit',
    empty: (column) => `“${column}” is empty, but must be filled in.`,
    choice: (column, found, allowed) => `“${column}”: “${found}” is not one of the choices. Choose ${listed(allowed, 'or')}.`,
    number: (column, found) => `“${column}”: “${found}” is not a number.`,
    range: (column, found, [least, most]) => `“${column}”: “${found}” must be from ${least} to ${most}.`,
    boolean: (column, found) => `“${column}”: “${found}” is neither yes nor no.`,
    day: (column, found) => `“${column}”: “${found}” is not a day.`,
    time: (column, found) => `“${column}”: “${found}” is not a time.`,
    json: (column) => `“${column}” cannot be read. Only Veven writes in this field.`,
    text: (column, found) => `“${column}”: “${found}” is not text.`,
    mayNot: (who, list) => `${who} cannot make this edit in “${list}”.`,
    mayAccept: 'If it is right, the secretariat can accept it.',
    answers: 'It cannot be accepted: an answer is given in Veven by those it concerns, and the history is written by Veven alone.',
    remove: 'If the row should not be there, delete it in SharePoint.',
    open: 'Open in SharePoint',
    restore: 'Put back as it was',
    accept: 'Accept the edit',
    restored: 'Put back',
    accepted: 'Accepted',
  },
);

/** Parts of Veven that are turned off. */
export const offText = catalogue(
  {
    title: 'Deler av Veven er slått av',
    missing: (list: string) => `Lista «${list}» finnes ikke.`,
    columns: (list: string, columns: readonly string[]) =>
      `Lista «${list}» mangler ${columns.length === 1 ? 'kolonnen' : 'kolonnene'} ${quoted(columns, 'og')}.`,
    /** Before the command. */
    ask: 'Be administratoren kjøre',
    rest: 'Resten av Veven virker som før.',
    soon: 'Veven er ikke helt klar',
    unread: (lists: readonly string[]) =>
      `${lists.length === 1 ? 'Lista' : 'Listene'} ${quoted(lists, 'og')} er ikke lest ennå. Det går over av seg selv.`,
  },
  {
    title: 'Delar av Veven er slåtte av',
    missing: (list) => `Lista «${list}» finst ikkje.`,
    columns: (list, columns) => `Lista «${list}» manglar ${columns.length === 1 ? 'kolonna' : 'kolonnane'} ${quoted(columns, 'og')}.`,
    ask: 'Be administratoren køyre',
    rest: 'Resten av Veven verkar som før.',
    soon: 'Veven er ikkje heilt klar',
    unread: (lists) =>
      `${lists.length === 1 ? 'Lista' : 'Listene'} ${quoted(lists, 'og')} er ${lists.length === 1 ? 'ikkje lesen' : 'ikkje lesne'} enno. Det går over av seg sjølv.`,
  },
  {
    title: 'Parts of Veven are turned off',
    missing: (list) => `The list “${list}” does not exist.`,
    columns: (list, columns) =>
      `The list “${list}” lacks the ${columns.length === 1 ? 'column' : 'columns'} ${quoted(columns, 'and', '“”')}.`,
    ask: 'Ask the administrator to run',
    rest: 'The rest of Veven works as before.',
    soon: 'Veven is not quite ready',
    unread: (lists) =>
      lists.length === 1
        ? `The list ${quoted(lists, 'and', '“”')} has not been read yet. This passes by itself.`
        : `The lists ${quoted(lists, 'and', '“”')} have not been read yet. This passes by itself.`,
  },
);

/** What each feature is to people, by its name in the server. */
export const partText = catalogue(
  {
    seat: 'Nettverk og personer',
    measure: 'Tiltak',
    participation: 'Kommunenes deltakelse',
    minutes: 'Referat',
    meeting: 'Møter',
    case: 'Saker',
    decision: 'Beslutninger',
    draft: 'Forslag til saker',
    approval: 'Godkjenning av saklista',
    attendance: 'Fremmøte',
    schedule: 'Møteplan',
    'year-wheel': 'Årshjul',
    exempt: 'Unntatt offentlighet',
    'proposed-case': 'Innmeldte saker',
    'follow-up': 'Oppfølging',
    checklist: 'Sjekklister',
    history: 'Historikk',
    absence: 'Fravær og ferie',
    setting: 'Innstillinger',
  },
  {
    seat: 'Nettverk og personar',
    measure: 'Tiltak',
    participation: 'Deltakinga til kommunane',
    minutes: 'Referat',
    meeting: 'Møte',
    case: 'Saker',
    decision: 'Avgjerder',
    draft: 'Framlegg til saker',
    approval: 'Godkjenning av saklista',
    attendance: 'Frammøte',
    schedule: 'Møteplan',
    'year-wheel': 'Årshjul',
    exempt: 'Unnateke offentlegheit',
    'proposed-case': 'Innmelde saker',
    'follow-up': 'Oppfølging',
    checklist: 'Sjekklister',
    history: 'Historikk',
    absence: 'Fråvær og ferie',
    setting: 'Innstillingar',
  },
  {
    seat: 'Networks and people',
    measure: 'Measures',
    participation: 'The municipalities’ participation',
    minutes: 'Minutes',
    meeting: 'Meetings',
    case: 'Cases',
    decision: 'Decisions',
    draft: 'Suggested cases',
    approval: 'Approval of the agenda',
    attendance: 'Attendance',
    schedule: 'Meeting plan',
    'year-wheel': 'Year wheel',
    exempt: 'Exempt from disclosure',
    'proposed-case': 'Proposed cases',
    'follow-up': 'Follow-up',
    checklist: 'Checklists',
    history: 'History',
    absence: 'Absence and holidays',
    setting: 'Settings',
  },
);
