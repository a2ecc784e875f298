import { z } from 'zod';
import { networks } from '../../shared/seat/seat.list.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import { done } from '../command.ts';
import { changedBy, notFound } from '../refusals.ts';
import { update } from '../write.ts';
import { bySecretariat } from './secretariat.ts';
import { channelTaken } from './setup.refusals.ts';

/** The wish, with what the directory knows of the channel. */
const BindChannel = setupActions['network/bind'].extend({ team: z.string().max(500).optional(), tenant: z.string().max(100).optional() });

/** Gives a network its channel, or takes it away. A channel belongs to one network. */
export const bindChannel = bySecretariat(BindChannel, ({ snapshot }, { key, channel, team, tenant }) => {
  const network = snapshot.of(networks).get(key);
  if (!network) return notFound;
  if (channel === '') return done([update(networks, network, { channelId: undefined, teamId: undefined, channelTenant: undefined })]);
  const other = snapshot
    .of(networks)
    .where('channelId', channel)
    .find((one) => one.key !== key);
  if (other) return channelTaken(other.title);
  if (network.channelId === channel) return done([], bound(network.title));
  return done([update(networks, network, { channelId: channel, teamId: team, channelTenant: tenant })], bound(network.title));
});

const bound = (network: string) => ({
  nb: `Kanalen er koblet til ${network}. Saklister og beslutninger kommer her.`,
  nn: `Kanalen er kopla til ${network}. Saklister og avgjerder kjem her.`,
  en: `The channel is connected to ${network}. Agendas and decisions will come here.`,
});

/** The language of a network's channel, how early it is told and asked, and what stands on every agenda of it. */
export const editNetwork = bySecretariat(setupActions['network/edit'], ({ snapshot }, { key, seen, fixedCases, ...values }) => {
  const network = snapshot.of(networks).get(key);
  if (!network) return notFound;
  const changes = { ...values, ...(fixedCases !== undefined && { fixedCases: fixedCases ?? undefined }) };
  return seen === network.etag ? done([update(networks, network, changes)]) : changedBy(network);
});
