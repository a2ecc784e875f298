import type { MeasureSeed } from './measure.ts';

/**
 * The measures for health and care, HO1 to HO3, led by HO.
 * Source: the report Tjenesteutvikling 2035, chapter 7, which also calls HO1 and HO2 «H1 og H2». Descriptions and summaries are our words.
 */
export const measuresHO: readonly MeasureSeed[] = [
  {
    code: 'HO1',
    area: 'HO',
    cooperating: [],
    title: {
      nb: 'Strategi som grunnlag for arbeid og utvikling',
      nn: 'Strategi som grunnlag for arbeid og utvikling',
      en: 'Strategy as a basis for work and development',
    },
    otherNames: ['H1'],
    description: {
      nb: 'Lederne i helse og omsorg setter felles mål, ut fra slik det er nå og det som kommer. Strategien viser hva de vil samarbeide om, og gjerne hvordan. Arbeidet i nettverket bygger på den.',
      nn: 'Leiarane i helse og omsorg set felles mål, ut frå slik det er no og det som kjem. Strategien viser kva dei vil samarbeide om, og gjerne korleis. Arbeidet i nettverket byggjer på han.',
      en: 'The leaders of health and care set shared goals, from how things are now and what is coming. The strategy shows what they want to cooperate on, and preferably how. The work of the network builds on it.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Nettverket for helse og omsorg lager en felles strategi innenfor rammene fra KDU og lar den styre arbeidet.',
          nn: 'Nettverket for helse og omsorg lagar ein felles strategi innanfor rammene frå KDU og lèt han styre arbeidet.',
          en: 'The network of health and care leaders makes a shared strategy within the frame from KDU and lets it guide the work.',
        },
      },
    ],
  },
  {
    code: 'HO2',
    area: 'HO',
    cooperating: [],
    title: {
      nb: 'Initiell analyse «Hva kan vi samarbeide om og hvordan kan vi samarbeide»',
      nn: 'Innleiande analyse «Kva kan vi samarbeide om, og korleis kan vi samarbeide»',
      en: 'Initial analysis: what can we cooperate on, and how',
    },
    otherNames: ['H2'],
    description: {
      nb: 'Før noe foreslås, ser lederne selv på hva de kan samarbeide om, og hvordan. Analysen skal være enkel og gi oversikt. Sammen med strategien blir den grunnlag for tiltak de neste ti årene.',
      nn: 'Før noko blir foreslått, ser leiarane sjølve på kva dei kan samarbeide om, og korleis. Analysen skal vere enkel og gi oversyn. Saman med strategien blir han grunnlag for tiltak dei neste ti åra.',
      en: 'Before anything is proposed, the leaders themselves look at what they can cooperate on, and how. The analysis is to be simple and give an overview. With the strategy it becomes the basis for measures in the next ten years.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Nettverket for helse og omsorg lager en enkel analyse av hva det er mulig å samarbeide om.',
          nn: 'Nettverket for helse og omsorg lagar ein enkel analyse av kva det er mogleg å samarbeide om.',
          en: 'The network of health and care leaders makes a simple analysis of what it is possible to cooperate on.',
        },
      },
    ],
  },
  {
    code: 'HO3',
    area: 'HO',
    cooperating: [],
    title: {
      nb: 'Se mulighetene og bruke handlingsrommet',
      nn: 'Sjå moglegheitene og bruke handlingsrommet',
      en: 'Seeing the possibilities and using the room for action',
    },
    otherNames: [],
    description: {
      nb: 'Forstudien fra 2024 peker på fem tema. Lederne drøfter en liste med muligheter innenfor dem og velger det de har nytte av. Ingenting er bestemt på forhånd.',
      nn: 'Forstudien frå 2024 peikar på fem tema. Leiarane drøftar ei liste med moglegheiter innanfor dei og vel det dei har nytte av. Ingenting er bestemt på førehand.',
      en: 'The study from 2024 points to five themes. The leaders discuss a list of possibilities within them and choose what is of use. Nothing is settled beforehand.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Nettverket for helse og omsorg ser nærmere på de fem temaene, særlig i arbeidet med HO1 og HO2.',
          nn: 'Nettverket for helse og omsorg ser nærare på dei fem temaa, særleg i arbeidet med HO1 og HO2.',
          en: 'The network of health and care leaders looks closer at the five themes, above all in the work on HO1 and HO2.',
        },
      },
    ],
  },
];
