import type { Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';

/** Everything that stands at a path, over all its pages. Throws what Graph says to any of them. */
export async function pagesOf<T>(client: Client, path: string, one: z.ZodType<T>): Promise<readonly T[]> {
  const Page = z.object({ value: z.array(one), '@odata.nextLink': z.string().optional() });
  const found: T[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const page: z.infer<typeof Page> = Page.parse(await client.api(next).get());
    found.push(...page.value);
    next = page['@odata.nextLink'] && relative(page['@odata.nextLink']);
  }
  return found;
}

/** Links come back absolute; inside a batch and to the client they are paths below the version. */
export const relative = (link: string): string => link.replace(/^https:\/\/[^/]+\/v1\.0/, '');
