// Loads the engine once for the page and all its workers, closes the page's connections, starts the page.
//
// Only this file and the glue run as scripts; everything else is compiled from Rust. In the single file, which has no
// files beside it, both stand in the page as classic scripts, and the engine lies packed in an element.

const GLUE = new URL('./inspector.js', document.baseURI);
const ENGINE = new URL('./inspector_bg.wasm', document.baseURI);

/** Keeps the page for times without a network. */
const KEEPER = './sw.js';
/** The page does not wait longer for the keeper than this, in milliseconds. */
const KEEPER_PATIENCE = 2000;

/** How the address names the origin of the one page around this one that may talk to it. */
const EMBED = '#embed=';

/** The packed engine of the single file. */
const PACKED = document.getElementById('engine');

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

/** The engine, the text of the glue, and the function that starts both, from the files beside the page. */
async function fetchParts() {
  const [engine, glue, { default: start }] = await Promise.all([
    compile(),
    load(GLUE).then((response) => response.text()),
    import(GLUE.href),
    Promise.race([keeper, new Promise((done) => setTimeout(done, KEEPER_PATIENCE))]),
  ]);
  return [engine, glue, start];
}

/** The same parts, from the page itself. `web/unpack.js` and the glue stand before this script there. */
async function unpackParts() {
  const packed = Uint8Array.from(atob(PACKED.textContent), (character) => character.charCodeAt(0));
  PACKED.remove();
  const engine = await WebAssembly.compile(unpackLzma(packed));
  return [engine, document.getElementById('glue').textContent, __wbg_init];
}

/** Has the page kept for times without a network, where the browser can. Without that, the page works all the same. */
async function startKeeper() {
  if (PACKED || !navigator.serviceWorker) {
    return undefined;
  }
  try {
    return await navigator.serviceWorker.register(KEEPER);
  } catch (error) {
    console.info('The page is not kept for times without a network:', error);
    return undefined;
  }
}

/**
 * From here on neither the page nor a worker made by it can load anything, be it from where it came itself.
 * Only when the address names a package beside the page, files of this site can be read.
 * The manifest is left out: only the browser loads it, and some do so late.
 */
function closeConnections() {
  const connections = PACKED || !location.hash.startsWith('#package=') ? "'none'" : "'self'";
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content =
    `default-src 'none'; connect-src ${connections}; script-src 'wasm-unsafe-eval'; img-src blob: data:; ` +
    "worker-src blob:; manifest-src 'self'";
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
    const worker = new Worker(address, { type: PACKED ? 'classic' : 'module', name: 'inspector' });
    worker.postMessage(engine);
    return worker;
  };
}

/** The origin of the page around, when the address allows it to talk to this one. */
function namedHost() {
  const named = location.hash.startsWith(EMBED) ? location.hash.slice(EMBED.length) : '';
  let origin;
  try {
    ({ origin } = new URL(named));
  } catch {
    return undefined;
  }
  return /^https?:/.test(named) && origin === named && parent !== window ? named : undefined;
}

/**
 * Answers the page around, if the address allows one, and gives the page its way to tell that one what became of a
 * package that it handed over. Nothing is heard from anyone else, and nothing is told to anyone else.
 */
function answerHost(host, hear, version) {
  const tell = (message) => parent.postMessage(message, host);
  globalThis.tellInspectorHost = (type, summary) => host && tell({ type, summary });
  if (!host) {
    return;
  }
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== host) {
      return;
    }
    if (data?.type === 'PING') {
      tell({ type: 'PONG', version });
    } else if (data?.type === 'open') {
      const { file, bytes, name = file?.name ?? 'package' } = data;
      const content = file instanceof Blob ? file : bytes;
      if (content instanceof Blob || content instanceof ArrayBuffer || ArrayBuffer.isView(content)) {
        hear(new File([content], String(name)), true);
      } else {
        const message = 'The message brings neither a file nor bytes.';
        const advice = 'Send a File as file, or an ArrayBuffer or Uint8Array as bytes.';
        tell({ type: 'failed', summary: { name: String(name), code: 'not-a-file', message, advice } });
      }
    }
  });
}

/**
 * Gives the page its way to hear of what happens outside of it: `hear(file)` when the system opens a package
 * with the installed page, `hear(file, true)` when the page around hands one over, `hear('kept')` when the page is
 * there without a network, and `hear('update')` when the next load shows another version.
 */
function offerNews() {
  globalThis.hearInspectorNews = (hear, version) => {
    answerHost(host, hear, version);
    globalThis.launchQueue?.setConsumer(async ({ files }) => {
      if (files?.length) {
        hear(await files[0].getFile());
      }
    });
    keeper.then((registration) => registration && followKeeper(registration, hear));
  };
}

function followKeeper(registration, hear) {
  const follow = (worker) => {
    if (!worker) {
      return;
    }
    const isFirst = !registration.active;
    const look = () => {
      if (worker.state === 'installed' && !isFirst) {
        // The page has loaded all that it will ever load, so it does not matter to it who answers from now on.
        worker.postMessage('take over');
      } else if (worker.state === 'activated') {
        hear(isFirst ? 'kept' : 'update');
      }
    };
    worker.addEventListener('statechange', look);
    look();
  };
  if (registration.active) {
    hear('kept');
  }
  follow(registration.installing ?? registration.waiting);
  registration.addEventListener('updatefound', () => follow(registration.installing));
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
    [engine, glue, start] = await (PACKED ? unpackParts() : fetchParts());
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
  offerNews();
  try {
    await start({ module_or_path: engine });
  } catch (error) {
    explain('The inspector stopped while it was starting. Load the page again, or use a current browser.', error);
  }
}

const host = namedHost();
const keeper = startKeeper();

boot();
