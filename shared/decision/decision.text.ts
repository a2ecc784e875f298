import { catalogue } from '../text.ts';

/** What is written in a chat draft to somebody who has done what one is stuck with. */
export const helpText = catalogue(
  {
    ask: (title: string) => `Hei! Vi står fast med «${title}», og ser at dere er ferdige. Hvordan gjorde dere det?`,
  },
  {
    ask: (title) => `Hei! Vi står fast med «${title}», og ser at de er ferdige. Korleis gjorde de det?`,
  },
  {
    ask: (title) => `Hello! We are stuck with “${title}” and see that you are done. How did you do it?`,
  },
);
