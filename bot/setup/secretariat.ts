import type { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import { type Command, command, type Outcome } from '../command.ts';
import { onlySecretariat } from '../refusals.ts';
import type { World } from '../world.ts';

/** A command that only the secretariat may give. */
export const bySecretariat = <I>(input: z.ZodType<I>, run: (world: World, wish: I, actor: Actor) => Outcome): Command =>
  command(input, (world, actor, wish) => (actor.secretariat ? run(world, wish, actor) : onlySecretariat));
