import type { Json, JsonObject } from '../../local/teams/posts.ts';

export interface Button {
  readonly type: string;
  readonly title: string;
  readonly id: string | undefined;
  readonly verb: string | undefined;
  readonly data: JsonObject | undefined;
  readonly url: string | undefined;
  readonly takesInputs: boolean;
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/** Where an element's parts are kept, in the order they are read. */
const parts = ['items', 'columns', 'rows', 'cells', 'inlines', 'facts', 'choices', 'body', 'card', 'selectAction', 'actions'];

interface Placed {
  readonly element: JsonObject;
  /** The part of the element around it that it stands in. */
  readonly as: string;
}

/** The element and everything in it, depth first, without what is hidden. */
function* elementsIn(value: Json | undefined, as = ''): Generator<Placed> {
  if (Array.isArray(value)) for (const part of value) yield* elementsIn(part, as);
  if (!isObject(value) || value['isVisible'] === false) return;
  yield { element: value, as };
  for (const part of parts) yield* elementsIn(value[part], part);
}

/** What an element itself shows: a choice's value is sent and never shown, a fact's is shown. */
function saidBy({ element, as }: Placed): string[] {
  const type = words(element['type']);
  const shown =
    as === 'facts' ? ['title', 'value'] : type.startsWith('Input.') ? ['label', 'title', 'placeholder'] : ['title', 'text', 'altText'];
  const typed = ['Input.Text', 'Input.Date', 'Input.Time', 'Input.Number'].includes(type) ? ['value'] : [];
  return [...shown, ...typed].map((key) => words(element[key])).filter(Boolean);
}

const withoutMarks = (text: string) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*(.+?)\*\*/g, '$1');

/** All the text that a card shows, a line for each piece, in reading order, buttons last. */
export function textOf(card: JsonObject): string {
  return [...elementsIn(card)].flatMap(saidBy).map(withoutMarks).join('\n');
}

/** Every button of a card, also in action sets, behind "show card", and whole areas that can be pressed. */
export function buttonsOf(card: JsonObject): Button[] {
  return [...elementsIn(card)]
    .filter(({ element }) => words(element['type']).startsWith('Action.'))
    .map(({ element }) => ({
      type: words(element['type']),
      title: words(element['title']),
      id: words(element['id']) || undefined,
      verb: words(element['verb']) || undefined,
      data: isObject(element['data']) ? element['data'] : undefined,
      url: words(element['url']) || undefined,
      takesInputs: element['associatedInputs'] !== 'none',
    }));
}

/** The inputs of a card by id, with what stands in them. */
export function inputsOf(card: JsonObject): Record<string, string> {
  return Object.fromEntries(
    [...elementsIn(card)]
      .map(({ element }) => element)
      .filter((element) => words(element['type']).startsWith('Input.'))
      .map((input) => [words(input['id']), words(input['value'])]),
  );
}
