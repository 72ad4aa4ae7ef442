import {
  DeliveryContext,
  HistoryWriter,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { RepositoryAddress, SLUG_ANNOTATION } from '../records/annotations';
import { Repository, repositorySchema } from '../records/repository';
import { GithubApi } from './GithubApi';

const keptSchema = z.object({ value: repositorySchema, etag: z.string() });

/** A repository as GitHub has it now. Of thousands most are as they were, which costs nothing of the rate limit. */
export async function openRepository(
  api: GithubApi,
  { host, slug }: RepositoryAddress,
  context: DeliveryContext,
): Promise<Repository> {
  const key = `opened/${host}/${slug.toLowerCase()}`;
  const kept = keptSchema.safeParse(await context.getState(key)).data;
  const path = slug.split('/').map(encodeURIComponent).join('/');
  const current = await api.current(repositorySchema, `repos/${path}`, kept);
  if (current !== kept && current.etag) {
    await context.setState(key, current);
  }
  return current.value;
}

/** GitHub leads from the old name to the new one; records name the new one, which no entity has. */
export async function reportNewName(
  { slug }: RepositoryAddress,
  { full_name }: Repository,
  writer: HistoryWriter,
): Promise<void> {
  if (slug.toLowerCase() !== full_name.toLowerCase()) {
    await writer.report(
      `The repository ${slug} is called ${full_name} now: change ${SLUG_ANNOTATION} to that`,
    );
  }
}
