import { z } from 'zod';
import { Day } from '../day.ts';
import { FixedCases } from '../seat/seat.list.ts';
import { languages } from '../text.ts';

const key = z.string().trim().min(1).max(400);
const name = z.string().trim().min(1).max(200);
const seen = z.string().max(200);
const email = z.email().max(320);
/** `tid/oid`. */
const identity = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
const days = z.number().int().min(0).max(60);

/** What the secretariat can change on the page *Oppsett*; a person's own rhythm and absences also they themselves. */
export const setupActions = {
  /** `channel` empty: the network no longer has one. */
  'network/bind': z.object({ key, channel: z.string().max(500) }),
  'network/edit': z.object({
    key,
    seen,
    language: z.enum(languages),
    noticeDays: days,
    hearingDays: days,
    askDays: days,
    /** What stands first and last on the agendas of meetings that are planned from now on; `null` for the usual ones. */
    fixedCases: FixedCases.nullable().exactOptional(),
  }),
  /** `key` is a UUID made by whoever asks, so that a repeated request makes one person. */
  'person/add': z.object({
    key: z.uuid(),
    name,
    municipality: name.optional(),
    email: email.optional(),
    language: z.enum(languages),
    identity: identity.optional(),
  }),
  'person/edit': z.object({
    key,
    seen,
    name,
    municipality: name.optional(),
    email: email.optional(),
    language: z.enum(languages),
    contact: z.enum(['chat', 'email']),
    secretariat: z.boolean(),
    leftOn: Day.optional(),
  }),
  /** Says that an identity is this person's; the second goes beside the first. */
  'person/link': z.object({ key, identity }),
  'person/unlink': z.object({ key, identity }),
  /** Somebody who wrote is nobody Veven needs to know. */
  'person/dismiss': z.object({ identity }),
  'person/rhythm': z.object({ key: key.optional(), rhythm: z.enum(['weekly', 'fortnightly', 'monthly', 'single']) }),
  /** From a day on; who held the part until then ends the day before. */
  'seat/appoint': z.object({ seat: key, person: key, part: z.enum(['representative', 'deputy', 'chair']), from: Day, to: Day.optional() }),
  'seat/end': z.object({ key, on: Day }),
  'absence/add': z.object({ key: z.uuid(), person: key.optional(), from: Day, to: Day }),
  'absence/remove': z.object({ key }),
  'break/add': z.object({ key: z.uuid(), municipality: name, from: Day, to: Day }),
  'break/remove': z.object({ key }),
  'setting/change': z.object({ name: key, value: z.number() }),
} as const;
