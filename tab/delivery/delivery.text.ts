import { catalogue } from '../../shared/text.ts';

/** Posts whose fate is not known, and those that did not arrive. */
export const deliveryText = catalogue(
  {
    posts: 'Meldinger som trenger et ord fra deg',
    postsEmpty: 'Alle meldinger har kommet fram.',
    allMessages: 'Alle meldinger',
    uncertain: 'Vi vet ikke om denne kom fram. Se etter i kanalen.',
    failed: (why: string) => `Denne kom ikke fram: ${why}`,
    again: 'Send igjen',
    stands: 'Den står der',
    leave: 'La den være',
    resolvedAgain: 'Sendes igjen',
    resolvedStands: 'Regnes som sendt',
    resolvedLeft: 'Lagt bort',
  },
  {
    posts: 'Meldingar som treng eit ord av deg',
    postsEmpty: 'Alle meldingar har kome fram.',
    allMessages: 'Alle meldingar',
    uncertain: 'Vi veit ikkje om denne kom fram. Sjå etter i kanalen.',
    failed: (why) => `Denne kom ikkje fram: ${why}`,
    again: 'Send igjen',
    stands: 'Ho står der',
    leave: 'La ho vere',
    resolvedAgain: 'Blir send igjen',
    resolvedStands: 'Blir rekna som send',
    resolvedLeft: 'Lagd bort',
  },
  {
    posts: 'Messages that need a word from you',
    postsEmpty: 'Every message has arrived.',
    allMessages: 'All messages',
    uncertain: 'We do not know whether this one arrived. Look in the channel.',
    failed: (why) => `This one did not arrive: ${why}`,
    again: 'Send again',
    stands: 'It is there',
    leave: 'Leave it',
    resolvedAgain: 'Being sent again',
    resolvedStands: 'Counted as sent',
    resolvedLeft: 'Put away',
  },
);
