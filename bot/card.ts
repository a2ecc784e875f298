import type { z } from 'zod';

/** The parts of Adaptive Cards that we use. Version 1.5 is the highest that Teams takes everywhere. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
  readonly msteams: { readonly width: 'Full' };
}

export type Element =
  | {
      readonly type: 'TextBlock';
      readonly text: string;
      readonly wrap: true;
      readonly size?: 'small' | 'medium' | 'large';
      readonly weight?: 'bolder';
      readonly isSubtle?: true;
      readonly color?: 'good' | 'warning' | 'attention';
      readonly style?: 'heading';
      readonly spacing?: Spacing;
      readonly horizontalAlignment?: 'right';
    }
  | { readonly type: 'Container'; readonly items: readonly Element[]; readonly spacing?: Spacing; readonly separator?: true }
  | { readonly type: 'ColumnSet'; readonly columns: readonly CardColumn[]; readonly spacing?: Spacing; readonly separator?: true }
  | {
      readonly type: 'Input.Text';
      readonly id: string;
      readonly label: string;
      readonly value?: string;
      readonly isMultiline?: true;
      readonly isRequired?: true;
      readonly errorMessage?: string;
      readonly maxLength: number;
    }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly style: 'compact' | 'expanded';
      readonly value?: string;
      readonly placeholder?: string;
      readonly isRequired?: true;
      readonly errorMessage?: string;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
    }
  | {
      readonly type: 'Input.Date';
      readonly id: string;
      readonly label: string;
      readonly value?: string;
      readonly isRequired?: true;
      readonly errorMessage?: string;
    }
  | {
      readonly type: 'Input.Toggle';
      readonly id: string;
      readonly title: string;
      readonly value: 'true' | 'false';
      readonly label?: string;
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[]; readonly spacing?: Spacing };

export interface CardColumn {
  readonly type: 'Column';
  readonly width: string;
  readonly items: readonly Element[];
}

type Spacing = 'none' | 'small' | 'medium' | 'large';

export type Action =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: Readonly<Record<string, unknown>>;
      readonly associatedInputs?: 'none';
    }
  | { readonly type: 'Action.Submit'; readonly title: string; readonly data: Readonly<Record<string, unknown>> }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

export function card(
  language: string,
  body: readonly (Element | undefined)[],
  actions: readonly (Action | undefined)[] = [],
): AdaptiveCard {
  const shown = actions.filter((action) => action !== undefined);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: language,
    body: body.filter((element) => element !== undefined),
    ...(shown.length > 0 && { actions: shown }),
    msteams: { width: 'Full' },
  };
}

type Look = Omit<Extract<Element, { type: 'TextBlock' }>, 'type' | 'text' | 'wrap'>;

export const words = (text: string, look: Look = {}): Element => ({ type: 'TextBlock', text, wrap: true, ...look });
export const heading = (text: string): Element => words(text, { size: 'medium', weight: 'bolder', style: 'heading' });
export const subtle = (text: string, look: Look = {}): Element => words(text, { isSubtle: true, size: 'small', spacing: 'none', ...look });

/** What people wrote, shown as they wrote it: Markdown's marks are taken out of force. */
export const plain = (text: string): string => text.replace(/([\\*_[\]()`#>~])/g, '\\$1');

/**
 * A button that presses a command. The verb is one of the feature's own actions, so that a misspelt one does not compile;
 * the data says the wished end state, since Teams may deliver a press up to four times.
 */
export function execute<A extends Readonly<Record<string, z.ZodType>>>(
  actions: A,
  verb: keyof A & string,
  title: string,
  data: Readonly<Record<string, unknown>>,
  inputs: 'inputs' | 'no inputs' = 'no inputs',
): Action {
  if (!(verb in actions)) throw new Error(`no action ${verb}`);
  // `key` is a word of the renderer's own inside an action's data: with it a press is never sent.
  const { key, ...rest } = data;
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: { v: 1, row: key, ...rest },
    ...(inputs === 'no inputs' && { associatedInputs: 'none' }),
  };
}

/** The button of a dialog: Teams takes no other there. What stands in the inputs comes with it. */
export const submit = (title: string, { key, ...rest }: Readonly<Record<string, unknown>>): Action => ({
  type: 'Action.Submit',
  title,
  data: { v: 1, row: key, ...rest },
});

export const openUrl = (title: string, url: string): Action => ({ type: 'Action.OpenUrl', title, url });

/** A choice whose value is itself a press: what `press/many` carries out. */
export const choicePress = (verb: string, data: Readonly<Record<string, unknown>>): string => JSON.stringify({ verb, ...data });

/** The prefix of inputs that belong to the pressed action's own input, and of those that are presses of their own. */
export const inputPrefix = 'in.';
export const choicePrefix = 'do.';

/** The card as it is sent as a post: each of its buttons says which post it stands on, so that a press shows that it stands. */
export function stamped(card: AdaptiveCard, post: string): AdaptiveCard {
  const action = (of: Action): Action => (of.type === 'Action.Execute' ? { ...of, data: { ...of.data, post } } : of);
  const element = (of: Element): Element => {
    if (of.type === 'ActionSet') return { ...of, actions: of.actions.map(action) };
    if (of.type === 'Container') return { ...of, items: of.items.map(element) };
    if (of.type === 'ColumnSet') return { ...of, columns: of.columns.map((column) => ({ ...column, items: column.items.map(element) })) };
    return of;
  };
  return { ...card, body: card.body.map(element), ...(card.actions && { actions: card.actions.map(action) }) };
}
