import { DeliverPackage, UndeliverPackage } from '../../shared/archive/archive.actions.ts';
import { archivePackages } from '../../shared/archive/archive.list.ts';
import { command, done, refused } from '../command.ts';
import { changedBy, notFound, onlySecretariat } from '../refusals.ts';
import { update } from '../write.ts';
import { contentsOf } from './archive.contents.ts';

/** The archive has a package, under its own number. A second time with new contents, or with the right number, it is delivered anew. */
export const deliverPackage = command(DeliverPackage, (world, actor, { key, seen, archivedAs, contents }) => {
  if (!actor.secretariat) return onlySecretariat;
  const row = world.snapshot.of(archivePackages).get(key);
  if (!row) return notFound;
  const now = contentsOf(row, world)?.checksum;
  if (now === undefined) return nothingIn;
  if (row.state === 'delivered' && row.archivedAs === archivedAs && row.digest === now) return done([], delivered);
  if (seen !== row.etag) return changedBy(row);
  if (contents !== undefined && contents !== now) return otherContents;
  const stamp = { state: 'delivered' as const, archivedAs, deliveredAt: world.now, deliveredBy: actor.person, digest: now };
  return done([update(archivePackages, row, stamp)], delivered);
});

/** It was not delivered after all: its number is taken back. */
export const undeliverPackage = command(UndeliverPackage, (world, actor, { key, seen }) => {
  if (!actor.secretariat) return onlySecretariat;
  const row = world.snapshot.of(archivePackages).get(key);
  if (!row) return notFound;
  if (row.state === 'waiting') return done([], undelivered);
  if (seen !== row.etag) return changedBy(row);
  const nothing = { archivedAs: undefined, deliveredAt: undefined, deliveredBy: undefined, digest: undefined };
  return done([update(archivePackages, row, { state: 'waiting', ...nothing })], undelivered);
});

const delivered = {
  nb: 'Pakken er ført som levert.',
  nn: 'Pakken er ført som levert.',
  en: 'The package is noted as delivered.',
};

const undelivered = {
  nb: 'Pakken står igjen som ikke levert.',
  nn: 'Pakken står igjen som ikkje levert.',
  en: 'The package is noted as not delivered.',
};

const otherContents = refused('conflict', {
  nb: 'Innholdet er endret siden du så det. Last ned pakken på nytt, lever den og skriv nummeret.',
  nn: 'Innhaldet er endra sidan du såg det. Last ned pakken på nytt, lever han og skriv nummeret.',
  en: 'The contents have changed since you saw them. Download the package again, deliver it and write its number.',
});

const nothingIn = refused('invalid', {
  nb: 'Møtet eller referatet finnes ikke lenger, så pakken er tom. Slett raden i SharePoint om den ikke skal stå her.',
  nn: 'Møtet eller referatet finst ikkje lenger, så pakken er tom. Slett rada i SharePoint om ho ikkje skal stå her.',
  en: 'The meeting or its minutes no longer exist, so the package is empty. Delete the row in SharePoint if it should not be here.',
});
