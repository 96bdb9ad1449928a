import { PackageError, openInWorker } from '../browser.js';

const element = (id) => document.getElementById(id);

async function check(file) {
  const control = new AbortController();
  const progress = element('progress');
  element('stop').onclick = () => control.abort();
  element('stop').disabled = progress.hidden = false;
  element('findings').replaceChildren();
  element('status').textContent = 'Checking.';
  let open;
  try {
    open = await openInWorker(file, { signal: control.signal });
    const { entries } = await open.entries({ nested: true });
    const report = await open.check({
      signal: control.signal,
      onProgress: ({ done, total }) => (progress.value = total ? done / total : 0),
    });
    const lines = report.findings.map(({ severity, rule, path, message }) => {
      const line = document.createElement('li');
      line.textContent = `${severity} ${rule}: ${[...path, message].join(' › ')}`;
      return line;
    });
    element('findings').append(...lines);
    element('status').textContent =
      `${report.file.name}: ${report.package.kind}, ${entries.length} entries, ${lines.length} findings.`;
  } catch (error) {
    element('status').textContent =
      error instanceof PackageError ? `${error.message} ${error.advice} (${error.code})` : `Stopped: ${error.message}`;
  } finally {
    open?.close();
    element('stop').disabled = progress.hidden = true;
  }
}

element('file').addEventListener('change', ({ target }) => target.files[0] && check(target.files[0]));
