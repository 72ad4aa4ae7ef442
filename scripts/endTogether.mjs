// Ctrl-C in a terminal, a signal from another process, an end of npm: whichever ends a
// command of ours, what it has started must not stay behind and keep its ports.

/** How long a child that was told by the terminal has to end by itself. */
const CTRL_C_MS = 3_000;

/** Ends the child when this process is told to end. */
export function endTogether(child) {
  const end = () => child.kill('SIGTERM');
  // A terminal sends Ctrl-C to both of us, a process only to this one.
  process.on('SIGINT', () => setTimeout(end, CTRL_C_MS).unref());
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  // npm starts us through a shell, which tells nobody when it is ended.
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 1_000).unref();
}
