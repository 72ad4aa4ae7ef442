// One line on a terminal that says how far the import is. Silent elsewhere.

const WIDTH = 24;

export function createProgress(stream, now = Date.now) {
  const startedAt = now();
  const draw = text => stream.isTTY && stream.write(`\r\x1b[2K${text}`);
  return {
    /** @param share - of the whole, from 0 to 1 */
    update(share, lines) {
      const bar = '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.');
      const percent = `${Math.floor(share * 100)} %`.padStart(5);
      const left = ((now() - startedAt) * (1 - share)) / share;
      const rest = share > 0 ? `${time(left)} left` : '';
      draw(`[${bar}] ${percent}  ${count(lines)} lines  ${rest}`);
    },
    /** A remark that stays until the next update. */
    note(text) {
      draw(text);
    },
    clear() {
      draw('');
    },
  };
}

export function count(number) {
  return number.toLocaleString('en-US');
}

export function time(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
