import { TimeSlice } from '@devops-domains/backstage-plugin-devops-node';
import { incidentRecord } from '../records/incidents';
import { isGone } from './GithubApi';
import { RepositoryHistory } from './RepositoryHistory';

/** Reads the incidents that were changed in a span of time. */
export async function readIncidents(
  history: RepositoryHistory,
  { since, until }: TimeSlice,
): Promise<void> {
  for (const list of history.issues) {
    try {
      const issues = (await list.downTo(since)).filter(issue => {
        const at = Date.parse(issue.updated_at);
        // Every pull request is an issue too.
        return at >= since && at < until && !issue.pull_request;
      });
      await history.writer.write(
        issues.map(issue =>
          incidentRecord(history.repository, issue, history.settings),
        ),
      );
    } catch (error) {
      // A repository may have its issues switched off.
      if (!isGone(error)) {
        throw error;
      }
    }
  }
}
