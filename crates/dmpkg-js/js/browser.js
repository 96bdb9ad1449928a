export { PackageError, PackageFile, check, load, loadSync, open, rules, version } from './engine.js';
export { RemotePackageFile, checkInWorker, openInWorker } from './remote.js';
