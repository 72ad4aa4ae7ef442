import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/**
 * The clone or the workspace root that a directory belongs to, else the
 * directory itself: what a portal may read when nothing is configured is its own
 * code and nothing beside it.
 */
export function findWorkspaceRoot(directory: string): string {
  let current = directory;
  for (;;) {
    if (existsSync(join(current, '.git')) || hasWorkspaces(current)) {
      return current;
    }
    const parent = dirname(current);
    if (parent === current) {
      return directory;
    }
    current = parent;
  }
}

function hasWorkspaces(directory: string): boolean {
  const manifest = join(directory, 'package.json');
  try {
    return 'workspaces' in JSON.parse(readFileSync(manifest, 'utf8'));
  } catch {
    return false;
  }
}
