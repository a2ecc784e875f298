import { remembered } from './remembered.ts';

/** Teams' three themes, by the names teams-js gives them. */
export const looks = ['default', 'dark', 'contrast'] as const;
export type Look = (typeof looks)[number];

/** From the address, else what was chosen last, else what the machine prefers. */
export function chosenLook(): Look {
  const named = remembered('theme').read();
  return looks.find((look) => look === named) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default');
}

export function keepLook(look: Look): void {
  remembered('theme').keep(look);
}
