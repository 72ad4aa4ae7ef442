import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryContext,
  History,
  TimeSlice,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { newEtags } from './news';
import { mergedPullRequestSchema } from './PullRequestIndex';
import { readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { readPullRequests } from './readPullRequests';
import { readReleases } from './readReleases';
import { readWorkflowRuns } from './readWorkflowRuns';
import { RepositoryHistory } from './RepositoryHistory';

const rememberedSchema = z.object({
  /** Of the lists, when news were read last. */
  etags: z.array(z.string()),
  /** Until when news were read; null before they ever were. */
  until: z.int().nullable(),
  pullRequests: z.array(mergedPullRequestSchema),
});

/** What is remembered of a repository, beside how far it was read. */
export type Remembered = z.infer<typeof rememberedSchema>;

/** What the kept state says; nothing when it is none. */
export function rememberedOf(state: unknown): Remembered {
  const parsed = rememberedSchema.safeParse(state);
  return parsed.success
    ? parsed.data
    : { etags: [], until: null, pullRequests: [] };
}

/** Where what is remembered of a repository is kept. */
export const rememberedKey = (key: string) => `${key}/remembered`;

/** The history of a repository, to be read slice by slice. */
export function historyOf(
  repository: RepositoryHistory,
  options: {
    key: string;
    entityRef: string;
    remembered: Remembered;
    context: DeliveryContext;
    now: Instant;
  },
): History {
  const { key, context, now } = options;
  let { etags, until } = options.remembered;
  let news: ReturnType<typeof newEtags> | undefined;

  const remember = async () => {
    const remembered: Remembered = {
      etags,
      until,
      pullRequests: repository.pullRequestIndex.recent(now),
    };
    await context.setState(rememberedKey(key), remembered);
  };

  const readNews = async (slice: TimeSlice) => {
    news ??= newEtags(repository, slice.failures.length > 0 ? [] : etags);
    const current = await news;
    if (current) {
      // What was not looked at because nothing seemed to happen is looked at now.
      const since = Math.min(slice.since, until ?? slice.since);
      await readAll(repository, { ...slice, since });
      // A run that ends before the last slice has not seen all that is new.
      etags = slice.until < now ? etags : current;
      until = slice.until;
      await remember();
    }
  };

  return {
    key,
    entityRef: options.entityRef,
    basis: repository.basis,
    writer: repository.writer,
    async read(slice) {
      if (slice.isNew) {
        await readNews(slice);
      } else {
        await readAll(repository, slice);
        await remember();
      }
    },
  };
}

async function readAll(
  repository: RepositoryHistory,
  slice: TimeSlice,
): Promise<void> {
  const before = repository.unreadable();
  await readPullRequests(repository, slice);
  await readDeployments(repository, slice);
  await readWorkflowRuns(repository, slice);
  await readReleases(repository, slice);
  await readIncidents(repository, slice);
  const count = repository.unreadable() - before;
  if (count > 0) {
    await repository.writer.report(
      `${count} entries of GitHub's lists are not as it documents them and were passed over`,
    );
  }
}
