// Checks packages in Node and prints what was found: node check.mjs PACKAGE...

import { checkPath } from '../node.js';

for (const path of process.argv.slice(2)) {
  const report = await checkPath(path);
  console.log(`${report.file.name}: ${report.package.kind}, signature ${report.signature.status}`);
  for (const { severity, rule, path: entry, message } of report.findings) {
    console.log(`  ${severity} ${rule}: ${[...entry, message].join(' › ')}`);
  }
}
