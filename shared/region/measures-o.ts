/**
 * The measures for education and childhood, O1 to O5, led by OPPVEKST.
 * Source: the report Tjenesteutvikling 2035, chapter 6. Descriptions and summaries are our words.
 */

import type { MeasureSeed } from './measure.ts';

export const measuresO: readonly MeasureSeed[] = [
  {
    code: 'O1',
    area: 'O',
    cooperating: [],
    title: {
      nb: 'Strategi som grunnlag for arbeid og utvikling',
      nn: 'Strategi som grunnlag for arbeid og utvikling',
      en: 'Strategy as a basis for work and development',
    },
    otherNames: [],
    description: {
      nb: 'Oppvekstlederne blir enige om hva de vil oppnå sammen, og hva som er viktigst. KDU gir rammene. Strategien viser vei for nettverket og for hvordan samarbeidet vokser.',
      nn: 'Oppvekstleiarane blir einige om kva dei vil oppnå saman, og kva som er viktigast. KDU gir rammene. Strategien viser veg for nettverket og for korleis samarbeidet veks.',
      en: 'The leaders of education and childhood agree on what they want to achieve together and what matters most. KDU sets the frame. The strategy shows the way for the network and for how the cooperation grows.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Oppvekstlederne lager en felles strategi i tråd med det KDU har sagt, og lar den styre det de gjør.',
          nn: 'Oppvekstleiarane lagar ein felles strategi i tråd med det KDU har sagt, og lèt han styre det dei gjer.',
          en: 'The leaders of education and childhood make a shared strategy in line with what KDU has said, and let it guide what they do.',
        },
      },
    ],
  },
  {
    code: 'O2',
    area: 'O',
    cooperating: [],
    title: { nb: 'Ressurskontor oppvekst', nn: 'Ressurskontor oppvekst', en: 'Resource office for education and childhood' },
    otherNames: ['Felles ressurskontor oppvekst'],
    description: {
      nb: 'Et felles kontor kan gjøre oppgaver for alle kommunene, først støtte, forvaltning og administrasjon. De ansatte beholder sin arbeidsgiver, og myndigheten blir i kommunen. Kommunene tar ett trinn om gangen og lærer på veien.',
      nn: 'Eit felles kontor kan gjere oppgåver for alle kommunane, først støtte, forvalting og administrasjon. Dei tilsette har same arbeidsgivar som før, og myndet blir i kommunen. Kommunane tek eitt steg om gongen og lærer på vegen.',
      en: 'A shared office can do tasks for all the municipalities, first support, case work and administration. The staff keep their employer, and authority stays in each municipality. They take one step at a time and learn on the way.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene starter snart et felles prosjekt, med mål om et kontor som kan gjøre oppgaver for alle.',
          nn: 'Kommunane startar snart eit felles prosjekt, med mål om eit kontor som kan gjere oppgåver for alle.',
          en: 'The municipalities soon start a joint project, with the aim of an office that can do tasks for all.',
        },
      },
    ],
  },
  {
    code: 'O3',
    area: 'O',
    cooperating: ['HR'],
    title: { nb: 'Rekruttere og beholde personale', nn: 'Rekruttere og behalde personale', en: 'Recruiting and keeping staff' },
    otherNames: [],
    description: {
      nb: 'Kommunene trenger pedagoger og ledere i oppvekst, også i årene som kommer. De arbeider fastere sammen om å få dem og holde på dem. Kommunene skal være gode steder å arbeide.',
      nn: 'Kommunane treng pedagogar og leiarar i oppvekst, også i åra som kjem. Dei arbeider fastare saman om å få dei og halde på dei. Kommunane skal vere gode stader å arbeide.',
      en: 'The municipalities need educators and leaders in education and childhood, also in the years ahead. They work more closely together to find and keep them. The municipalities are to be good places to work.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene gjør mer sammen, og etter en plan, for å få og beholde pedagoger og ledere.',
          nn: 'Kommunane gjer meir saman, og etter ein plan, for å få og behalde pedagogar og leiarar.',
          en: 'The municipalities do more together, and to a plan, to find and keep educators and leaders.',
        },
      },
    ],
  },
  {
    code: 'O4',
    area: 'O',
    cooperating: ['HO'],
    title: { nb: 'Spesialiserte innbyggertjenester', nn: 'Spesialiserte innbyggjartenester', en: 'Specialised services for inhabitants' },
    otherNames: ['Spesialiserte oppveksttjenester'],
    description: {
      nb: 'Dette er barnevern, PPT, skolehelse og logoped. Små fagmiljø blir sterkere når de arbeider tett sammen. Først må kommunene vite mer, så velger de hva de går videre med.',
      nn: 'Dette er barnevern, PPT, skulehelse og logoped. Små fagmiljø blir sterkare når dei arbeider tett saman. Først må kommunane vite meir, så vel dei kva dei går vidare med.',
      en: 'These are child welfare, educational psychology, school health and speech therapy. Small groups of specialists grow stronger when they work closely together. First the municipalities must know more, then they choose what to take further.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Et forprosjekt ser på hva mer kommunene kan gjøre sammen, og hvordan, med helse og omsorg på laget om skolehelse.',
          nn: 'Eit forprosjekt ser på kva meir kommunane kan gjere saman, og korleis, med helse og omsorg på laget om skulehelse.',
          en: 'A preliminary project looks at what more to do together, and how, with health and care on the team for school health.',
        },
      },
    ],
  },
  {
    code: 'O5',
    area: 'O',
    cooperating: [],
    title: { nb: 'Tiltak i barnevernet', nn: 'Tiltak i barnevernet', en: 'Measures in child welfare' },
    otherNames: ['Tiltaksproduksjon i barnevernet'],
    description: {
      nb: 'Kommunene kan lage flere hjelpetiltak i barnevernet selv, blant annet beredskapshjem. Da kjøper de mindre av private. Først må de finne ut om det gir bedre økonomi og bedre hjelp.',
      nn: 'Kommunane kan lage fleire hjelpetiltak i barnevernet sjølve, mellom anna beredskapsheimar. Då kjøper dei mindre av private. Først må dei finne ut om det gir betre økonomi og betre hjelp.',
      en: 'The municipalities can provide more of the help in child welfare themselves, emergency homes among it. They then buy less from private providers. First they must find out whether it gives better economy and better help.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Lederne i barnevernet ser på om de kan lage flere tiltak selv og sammen, og sier hvordan det kan gjøres.',
          nn: 'Leiarane i barnevernet ser på om dei kan lage fleire tiltak sjølve og saman, og seier korleis det kan gjerast.',
          en: 'The child welfare leaders look at whether they can provide more help themselves and together, and say how it can be done.',
        },
      },
    ],
  },
];
