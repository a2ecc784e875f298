import type { Pool, PoolClient } from 'pg';

/** Somebody in a site's list of people; `principal` is `user` or `app` and the id in Entra. */
export type Person = { site: string; principal: string; name: string; email: string };

/** Enters somebody in a site's list of people, or gives them the name and address they have now; their number there. */
export async function enterPerson(db: Pool | PoolClient, { site, principal, name, email }: Person): Promise<number> {
  const fields = { Title: name, Name: loginOf(principal, email), EMail: email, IsSiteAdmin: false, Deleted: false, ContentType: 'Person' };
  const { rows } = await db.query<{ id: number }>(
    `with person as (
       insert into graph.person (site, principal, name, email) values ($1, $2, $3, $4)
       on conflict (site, principal) do update set name = excluded.name, email = excluded.email returning lookup_id
     ), users as (
       update graph.list set seq = seq + 1 where site = $1 and system returning *
     )
     insert into graph.item (list_id, id, guid, seq, fields, created_at, created_by, modified_at, modified_by)
     select users.id, person.lookup_id, gen_random_uuid(), users.seq, $5, now(), created_by, now(), created_by from person, users
     on conflict (list_id, id) do update
       set fields = excluded.fields, seq = excluded.seq, version = graph.item.version + 1, modified_at = excluded.modified_at
     returning id`,
    [site, principal, name, email, fields],
  );
  if (!rows[0]) throw new Error(`Expected the site ${site} to have a list of its people.`);
  return rows[0].id;
}

/** The claims login by which SharePoint knows an account. */
function loginOf(principal: string, email: string): string {
  return principal.startsWith('app ') ? `i:0i.t|ms.sp.ext|${principal.slice('app '.length)}` : `i:0#.f|membership|${email.toLowerCase()}`;
}
