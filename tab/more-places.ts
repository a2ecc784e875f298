import { PersonFilled, PersonRegular, SendFilled, SendRegular } from './delivery/delivery-icons.ts';
import { SettingsFilled, SettingsRegular } from './setup/setup-icons.ts';

/**
 * Places of the menu that most readers never go to. Their icons come after the first page, and the pages when they are gone to:
 * each would cost that page some bytes of its 150 KB.
 */
export const morePlaces = {
  messages: {
    icons: [SendRegular, SendFilled],
    page: () => import('./delivery/messages-page.tsx').then(({ MessagesPage }) => ({ default: MessagesPage })),
  },
  setup: {
    icons: [SettingsRegular, SettingsFilled],
    page: () => import('./setup/setup-page.tsx').then(({ SetupPage }) => ({ default: SetupPage })),
  },
  me: {
    icons: [PersonRegular, PersonFilled],
    page: () => import('./delivery/me-page.tsx').then(({ MePage }) => ({ default: MePage })),
  },
} as const;
