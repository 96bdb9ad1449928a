// Shows the page of the inspector in a frame, hands it a package, and hears what it finds.

const address = new URL(new URLSearchParams(location.search).get('inspector') ?? './', location.href);
const frame = document.getElementById('inspector');
const file = document.getElementById('file');
const status = document.getElementById('status');

/** Only the inspector hears it, even when the frame has come to show something else. */
const say = (message) => frame.contentWindow.postMessage(message, address.origin);

const HEARD = {
  PONG({ version }) {
    clearInterval(asking);
    file.disabled = false;
    status.textContent = `Version ${version} of the inspector is ready.`;
  },
  opened({ summary }) {
    status.textContent = `${summary.name} is open: ${summary.kind}.`;
  },
  failed({ summary }) {
    status.textContent = `${summary.message} ${summary.advice} (${summary.code})`;
  },
  checked({ summary }) {
    status.textContent =
      `${summary.name} is checked. Errors: ${summary.errors}, warnings: ${summary.warnings}, notes: ${summary.notes}.`;
  },
};

addEventListener('message', ({ source, origin, data }) => {
  if (source === frame.contentWindow && origin === address.origin) {
    HEARD[data.type]?.(data);
  }
});

file.addEventListener('change', () => file.files[0] && say({ type: 'open', file: file.files[0] }));

// The inspector tells nobody that it is there, so it is asked until it answers.
let asking;
frame.addEventListener('load', () => {
  clearInterval(asking);
  asking = setInterval(() => say({ type: 'PING' }), 200);
});
address.hash = `embed=${location.origin}`;
frame.src = address.href;
