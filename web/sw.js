// Keeps the page for times without a network.
//
// The build fills in the version and the list, so this file differs from one version of the page to the next. Browsers
// look at it when the page is opened; nothing else is ever asked for once the page is kept.
const VERSION = '';
const FILES = [];

// Other pages of the same site, other copies of this one included, have caches of their own.
const OURS = `package inspector ${registration.scope} `;
const CACHE = OURS + VERSION;

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(forget()));
addEventListener('message', (event) => {
  // A page says so once it has everything, so that no page is ever put together from two versions.
  if (event.data === 'take over') {
    skipWaiting();
  }
});
addEventListener('fetch', (event) => {
  const name = keptName(event.request);
  if (name !== undefined) {
    event.respondWith(answer(event.request, name));
  }
});

async function keep() {
  const cache = await caches.open(CACHE);
  // A file whose name changes with its content may come from the browser's own cache; the others must be new.
  const changes = (name) => !/-[0-9a-f]{16}\.\w+$/.test(name);
  await cache.addAll(FILES.map((name) => new Request(name, { cache: changes(name) ? 'no-cache' : 'default' })));
}

async function forget() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The name in the list for what is asked for; none when it is not kept. */
function keptName(request) {
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET' || !address.startsWith(registration.scope)) {
    return undefined;
  }
  const rest = address.slice(registration.scope.length);
  const name = rest === '' || rest === 'index.html' ? './' : rest;
  return FILES.includes(name) ? name : undefined;
}

async function answer(request, name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name, { ignoreVary: true })) ?? fetch(request);
}
