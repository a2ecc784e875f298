import { badRequest, invalidRequest } from './errors.ts';

/** The options of a request, by name without `$`: select, expand, filter, orderby, top, skiptoken, token … */
export type Query = ReadonlyMap<string, string>;

const SYSTEM_OPTIONS = ['select', 'expand', 'filter', 'orderby', 'top', 'skip', 'skiptoken', 'deltatoken', 'count', 'search', 'format'];

/** Reads a query string. `$` may be left out or encoded; `+` is a space. */
export function parseQuery(text: string): Query {
  const options = new Map<string, string>();
  for (const part of text.split('&')) {
    if (!part) continue;
    const at = part.indexOf('=');
    const sent = decodeOption(at < 0 ? part : part.slice(0, at));
    const name = sent.startsWith('$') ? sent.slice(1).toLowerCase() : sent.toLowerCase();
    if (sent.startsWith('$') && !SYSTEM_OPTIONS.includes(name)) throw badRequest(`The query parameter '${sent}' is not supported.`);
    if (options.has(name)) throw badRequest(`Query option '${sent}' was specified more than once, but it must be specified at most once.`);
    options.set(name, at < 0 ? '' : decodeOption(part.slice(at + 1)));
  }
  return options;
}

function decodeOption(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

/** Decodes a part of an address; `%zz` is the caller's mistake. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest('The request URI is not valid.');
  }
}

/** Refuses `expand=…` and its like: without their dollar they are no system options. */
export function requireDollars(url: string): void {
  const options = url.split('?')[1] ?? '';
  const bare = options.split('&').map((option) => decode(option.split('=')[0] ?? ''));
  const missing = bare.find((name) => SYSTEM_OPTIONS.includes(name.toLowerCase()));
  if (missing) throw badRequest(`The query parameter '${missing}' is not supported. Did you mean '$${missing}'?`);
}

/** Refuses every system option that the resource does not offer. */
export function allowOnly(query: Query, ...offered: string[]): void {
  for (const name of query.keys()) {
    if (!SYSTEM_OPTIONS.includes(name) || offered.includes(name) || name === 'format') continue;
    throw invalidRequest(
      name === 'skip' || name === 'count'
        ? `$${name} is not supported on this API. Only URLs returned by the API can be used to page.`
        : `$${name} is not supported on this API.`,
    );
  }
}

/** The query of a link: that of the request, without the position it was at. */
export function linkQuery(query: Query, position: [name: string, value: string]): string {
  const kept = [...query].filter(([name]) => !['skiptoken', 'token', 'deltatoken'].includes(name));
  return [...kept, position].map(([name, value]) => `${SYSTEM_OPTIONS.includes(name) ? '$' : ''}${name}=${encode(value)}`).join('&');
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%24', '$').replaceAll('%2C', ',').replaceAll('%2F', '/');
}

/** `$top`, or the default page; what is too large is clamped silently, as SharePoint does. */
export function pageSize(query: Query, largest = 5000): number {
  const top = query.get('top');
  if (top === undefined) return 200;
  if (!/^\d{1,9}$/.test(top) || Number(top) === 0)
    throw badRequest(`Invalid value '${top}' for $top query option found. The $top query option requires a positive integer value.`);
  return Math.min(Number(top), largest);
}

/** The names in `$select`, or undefined when everything is wanted. */
export function parseSelect(text: string | undefined): string[] | undefined {
  const names = splitOutside(text ?? '', ',').map((name) => name.trim());
  const wanted = names.filter((name) => name !== '' && name !== '*');
  return wanted.length > 0 && !names.includes('*') ? wanted : undefined;
}

/** What `$expand` names, each with its own options: `fields($select=Title;$expand=…)`. */
export function parseExpand(text: string | undefined): Map<string, Query> {
  const expanded = new Map<string, Query>();
  for (const part of splitOutside(text ?? '', ',')) {
    const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(part);
    if (!match?.[1]) throw badRequest(`Parsing OData Select and Expand failed: '${part}' is not valid in $expand.`);
    const options = splitOutside(match[2] ?? '', ';').map((option) => /^\s*\$?(\w+)\s*=(.*)$/s.exec(option));
    if (options.includes(null)) throw badRequest(`Parsing OData Select and Expand failed: '${part}' is not valid in $expand.`);
    expanded.set(match[1], new Map(options.map((option) => [(option?.[1] ?? '').toLowerCase(), option?.[2] ?? ''])));
  }
  return expanded;
}

/** Splits at a separator that stands neither in parentheses nor in a quoted string. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    if (quoted) continue;
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '');
}

/** An entity with only the members that `$select` names; annotations always stay. */
export function narrow(entity: Record<string, unknown>, selected: string[] | undefined, always: string[] = []): Record<string, unknown> {
  if (!selected) return entity;
  const wanted = (name: string) => name.startsWith('@') || always.includes(name) || selected.includes(name);
  return Object.fromEntries(Object.entries(entity).filter(([name]) => wanted(name)));
}
