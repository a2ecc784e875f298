import { catalogue } from '../shared/text.ts';

/** The frame around the pages. */
export const appText = catalogue(
  {
    menu: 'Hovedmeny',
    skip: 'Hopp til innholdet',
    home: 'Hjem',
    measures: 'Tiltak',
    meetings: 'Møter',
    notFound: 'Denne siden finnes ikke',
    notFoundWhy: 'Lenken kan være gammel, eller du kan ha skrevet feil.',
    toHome: 'Gå til Hjem',
    openTitle: 'Veven bor i Teams',
    openWhy: 'Her ser du saklister, beslutninger og hvordan kommunene følger dem opp. Du må være logget inn i Teams for å se noe.',
    open: 'Åpne i Teams',
  },
  {
    menu: 'Hovudmeny',
    skip: 'Hopp til innhaldet',
    home: 'Heim',
    measures: 'Tiltak',
    meetings: 'Møte',
    notFound: 'Denne sida finst ikkje',
    notFoundWhy: 'Lenkja kan vere gammal, eller du kan ha skrive feil.',
    toHome: 'Gå til Heim',
    openTitle: 'Veven bur i Teams',
    openWhy: 'Her ser du saklister, avgjerder og korleis kvar kommune følgjer dei opp. Du må vere logga inn i Teams for å sjå noko.',
    open: 'Opne i Teams',
  },
  {
    menu: 'Main menu',
    skip: 'Skip to the content',
    home: 'Home',
    measures: 'Measures',
    meetings: 'Meetings',
    notFound: 'There is no such page',
    notFoundWhy: 'The link may be old, or mistyped.',
    toHome: 'Go to Home',
    openTitle: 'Veven lives in Teams',
    openWhy: 'Here are agendas, decisions and how the municipalities follow them up. You have to be signed in to Teams to see any of it.',
    open: 'Open in Teams',
  },
);
