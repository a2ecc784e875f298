import type { Person } from '../../shared/seat/seat.list.ts';
import { type Grant, rolesIn } from '../provision/grant.ts';
import { doubtful, type Finding, right, some, wrong } from './finding.ts';
import type { Known } from './probe.ts';

/** How an account's login begins that is a person's, in Entra, and one that stands for many. Source: SharePoint's claims. */
const person = /^i:0#\.f\|membership\|/i;
const many = /^c:0/i;

interface Comparing {
  /** The site, as the line begins. */
  readonly site: string;
  /** Who belongs there; `undefined` when that is not known. */
  readonly secretariat: readonly Person[] | undefined;
}

/**
 * Whom the site knows who is not of the secretariat. It knows everybody who has been given access or has opened it, also those who
 * have lost it since: a reason to look, not proof. Accounts of SharePoint and of apps are left out.
 */
export function knownFindings(known: readonly Known[], { site, secretariat }: Comparing): readonly Finding[] {
  const groups = known.filter(({ login }) => many.test(login)).map(({ name }) => name);
  const persons = known.filter(({ login }) => person.test(login));
  if (secretariat === undefined)
    return [doubtful(`${site}, people: cannot be compared with the secretariat, since Personer cannot be read.`)];
  const addresses = new Set(secretariat.flatMap(({ email }) => (email ? [email.toLowerCase()] : [])));
  const others = persons.filter(({ email, login }) => ![email, login.replace(person, '')].some((one) => addresses.has(one.toLowerCase())));
  const nameless = secretariat.filter(({ email }) => !email).map(({ title }) => title);
  return [
    ...others.map(({ name, email, administrator }) =>
      doubtful(
        `${site}, people: ${name}${email ? ` (${email})` : ''}${administrator ? ', an administrator of the site,' : ''} has been given access or has opened the site, and is not of the secretariat in Personer. Whoever has access reads every row: look under Site permissions, and remove whoever should not.`,
      ),
    ),
    ...(groups.length > 0
      ? [
          doubtful(
            `${site}, people: the site knows ${some(groups)}. See under Site permissions whether they have access, and who is in them.`,
          ),
        ]
      : []),
    ...(nameless.length > 0
      ? [doubtful(`${site}, people: ${some(nameless)} cannot be recognised there, for want of an address. Fill in E-post in Personer.`)]
      : []),
    ...(others.length === 0 ? [right(`${site}, people: nobody but the secretariat has been given access or has opened it.`)] : []),
  ];
}

/** Which apps have been let into the site: ours with *write*, and no other. */
export function grantFindings(grants: readonly Grant[], { site, clientId }: { site: string; clientId: string }): readonly Finding[] {
  const isOurs = (id: string) => id.toLowerCase() === clientId.toLowerCase();
  const { roles, wide } = rolesIn(grants.filter(({ apps }) => apps.some(({ id }) => isOurs(id))));
  const others = grants.flatMap(({ apps, roles }) =>
    apps
      .filter(({ id }) => !isOurs(id))
      .map(({ id, name }) =>
        doubtful(`${site}, apps: ${name} (${id}) has ${roles.join(' and ')}. Take it away if it should not read every row.`),
      ),
  );
  if (wide.length > 0)
    return [doubtful(`${site}, apps: Veven has ${wide.join(' and ')}, more than it needs. Take it down to write.`), ...others];
  if (!roles.includes('write'))
    return [wrong(`${site}, apps: Veven has not been granted write. Run npm run provision -- --grant.`), ...others];
  return [right(`${site}, apps: Veven has been granted write, and no more.`), ...others];
}
