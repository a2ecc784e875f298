/**
 * The measures for health and care, HO1 to HO3, led by HO.
 * Source: the report Tjenesteutvikling 2035, chapter 7, which also calls HO1 and HO2 «H1 og H2». Descriptions and summaries are our words.
 */

import type { MeasureSeed } from './measure.ts';

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
          nb: 'Lederne i helse og omsorg lager en felles strategi i tråd med det KDU har sagt, og lar den styre det de gjør.',
          nn: 'Leiarane i helse og omsorg lagar ein felles strategi i tråd med det KDU har sagt, og lèt han styre det dei gjer.',
          en: 'The leaders of health and care make a shared strategy in line with what KDU has said, and let it guide what they do.',
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
      nb: 'Før noe foreslås, ser lederne selv på hva kommunene kan gjøre sammen, og på hvilken måte. Analysen skal være enkel og gi oversikt. Sammen med strategien blir den grunnlag for tiltak de neste ti årene.',
      nn: 'Før noko blir foreslått, ser leiarane sjølve på kva kommunane kan gjere saman, og på kva måte. Analysen skal vere enkel og gi oversyn. Saman med strategien blir han grunnlag for tiltak dei neste ti åra.',
      en: 'Before anything is proposed, the leaders themselves look at what the municipalities can do together, and in what way. The analysis is to be simple and give an overview. With the strategy it becomes the basis for measures in the next ten years.',
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
          nb: 'Lederne i helse og omsorg vurderer de fem temaene, særlig når de arbeider med HO1 og HO2.',
          nn: 'Leiarane i helse og omsorg vurderer dei fem temaa, særleg når dei arbeider med HO1 og HO2.',
          en: 'The leaders of health and care consider the five themes, above all when they work on HO1 and HO2.',
        },
      },
    ],
  },
];
