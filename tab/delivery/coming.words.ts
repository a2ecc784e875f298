import type { ComingView, Receiver } from '../../shared/delivery/messages.api.ts';
import { dateWords } from '../../shared/format.ts';
import type { Language } from '../../shared/text.ts';

/** What goes by itself. */
export const goes = ({ state }: Pick<ComingView, 'state'>): boolean => state === 'planned' || state === 'soon';

export const nameOf = (to: Receiver): string => (to.kind === 'channel' ? to.title : to.name);

/** «november» */
export const monthOf = (on: string, language: Language): string => dateWords(language, { month: 'long' })(`${on.slice(0, 7)}-15`);
