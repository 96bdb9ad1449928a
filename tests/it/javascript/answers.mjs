// Asks the package about each file that is named, and prints the answers as one JSON text.

import { checkPath, openPath } from 'dmpkg';

const at = '2026-07-01';
const answers = [];
for (const path of process.argv.slice(2)) {
  const answer = { path, check: await checkPath(path, { at, format: 'json' }) };
  try {
    const file = openPath(path);
    answer.report = file.report({ at, format: 'json' });
    answer.list = file.entries({ nested: true });
    file.close();
  } catch ({ name, code, message, advice }) {
    answer.failure = { name, code, message, advice };
  }
  answers.push(answer);
}
process.stdout.write(JSON.stringify(answers));
