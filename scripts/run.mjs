// Runs one command with the Node.js, the Yarn and the dependencies of this repository.
import { prepare, run, say } from './toolchain.mjs';

const [command, ...args] = process.argv.slice(2);

prepare()
  .then(env => run(command, args, { env }))
  .then(code => {
    process.exitCode = code;
  })
  .catch(error => {
    say(error.message);
    process.exitCode = 1;
  });
