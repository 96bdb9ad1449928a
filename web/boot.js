// Loads the engine once for the page and all its workers, closes the page's connections, starts the page.
//
// Only this file and the glue run as scripts; everything else is compiled from Rust.

const GLUE = new URL('./inspector.js', import.meta.url);
const ENGINE = new URL('./inspector_bg.wasm', import.meta.url);

// What a worker does behind the glue, whose text stands before this one. The first message brings the compiled
// engine. It is started synchronously, so that its own handler is in place before the next message is delivered,
// and so that whatever it throws reaches the page as the worker's error event.
const START_WORKER = `
addEventListener('unhandledrejection', (event) => {
  // The page hears of a worker's errors, but not of its rejected promises.
  event.preventDefault();
  setTimeout(() => { throw event.reason; });
});
addEventListener('message', (event) => {
  initSync({ module: event.data });
}, { once: true });
`;

/** Fetches a file of the page; an answer that is no success is an error with the file's name. */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url.pathname} came with status ${response.status}`);
  }
  return response;
}

async function compile() {
  const response = await load(ENGINE);
  // Streaming needs the right media type; a host that sends another one costs time, not the page.
  const type = response.headers.get('Content-Type') ?? '';
  return type.split(';')[0].trim() === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** From here on neither the page nor a worker made by it can load anything, be it from where it came itself. */
function closeConnections() {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content =
    "default-src 'none'; connect-src 'none'; script-src 'wasm-unsafe-eval'; img-src blob: data:; worker-src blob:";
  document.head.append(meta);
}

/**
 * Gives the page its way to start a worker.
 *
 * The worker comes from a blob: address: one from the network would have no policy at all, as the page declares
 * its policy itself. With the text of the glue inside, further workers make no request either.
 */
function offerWorkers(glue, engine) {
  const text = new Blob([glue, START_WORKER], { type: 'text/javascript' });
  const address = URL.createObjectURL(text);
  globalThis.spawnInspectorWorker = () => {
    const worker = new Worker(address, { type: 'module', name: 'inspector' });
    worker.postMessage(engine);
    return worker;
  };
}

/** Says in the page why there is nothing to see. */
function explain(sentence, error) {
  console.error(error);
  let place = document.getElementById('boot');
  if (!place) {
    place = document.createElement('p');
    document.body.prepend(place);
  }
  place.setAttribute('role', 'alert');
  place.textContent = `${sentence} (${error instanceof Error ? error.message : error})`;
}

async function boot() {
  if (typeof WebAssembly !== 'object') {
    explain(
      'The inspector cannot run: WebAssembly is switched off in this browser or missing. ' +
        'Switch it on for this site, or use a current browser.',
      'no WebAssembly',
    );
    return;
  }
  let engine, glue, start;
  try {
    [engine, glue, { default: start }] = await Promise.all([
      compile(),
      load(GLUE).then((response) => response.text()),
      import(GLUE.href),
    ]);
  } catch (error) {
    explain(
      'The inspector could not be loaded: a file of the page is missing, damaged, or not understood by this browser. ' +
        'Load the page again; if that does not help, use a current browser.',
      error,
    );
    return;
  }
  closeConnections();
  offerWorkers(glue, engine);
  try {
    await start({ module_or_path: engine });
  } catch (error) {
    explain('The inspector stopped while it was starting. Load the page again, or use a current browser.', error);
  }
}

boot();
