// What the package does beside answering. Each test throws when something else happens.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PackageError, check, checkPath, open, openPath, rules, version } from 'dmpkg';

const [bundle, damaged, big] = process.argv.slice(2);
const bytes = readFileSync(bundle);
const name = basename(bundle);
const at = '2026-07-01';
const whole = JSON.parse(withoutTraffic(await checkPath(bundle, { at, format: 'json' })));

function withoutTraffic(text) {
  return text.replace(/"bytesRead": \d+/, '"bytesRead": 0');
}

const TESTS = {
  async 'bytes, buffers and sources give one answer'() {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const source = { name, size: bytes.length, readAt: (offset, length) => bytes.subarray(offset, offset + length) };
    for (const input of [bytes, buffer, source]) {
      const report = await check(input, { name, at });
      report.file.bytesRead = 0;
      assert.deepEqual(report, whole);
    }
  },

  'every entry is read, by its address and by its names'() {
    const file = openPath(bundle);
    const { entries } = file.entries({ nested: true });
    const files = entries.filter((entry) => !entry.directory);
    assert.ok(files.some((entry) => entry.address.length === 2), 'something lies inside');
    for (const entry of files) {
      const content = file.read(entry);
      assert.equal(content.length, entry.size);
      assert.deepEqual(file.read(entry.path), content);
    }
    const first = files[0];
    assert.deepEqual(file.read(first.path[0]), file.read(first));
    file.close();
  },

  'an entry that is not there is named'() {
    const file = openPath(bundle);
    assert.throws(() => file.read('Nothing.xml'), (error) => {
      assert.ok(error instanceof PackageError);
      assert.equal(error.code, 'no-such-entry');
      assert.match(error.message, /Nothing\.xml/);
      return true;
    });
    file.close();
  },

  'content that is not what the archive states is an error'() {
    const file = openPath(damaged);
    const codes = file.entries().entries.map((entry) => {
      try {
        file.read(entry);
        return 'read';
      } catch (error) {
        return error.code;
      }
    });
    assert.ok(codes.includes('content-damaged'), codes.join());
    assert.ok(codes.includes('read'), codes.join());
  },

  async 'bytes that do not come are no damage'() {
    const broken = {
      name,
      size: bytes.length,
      readAt() {
        throw new Error('the cable is out');
      },
    };
    assert.throws(() => open(broken), { code: 'read-failed', message: /the cable is out/ });
    await assert.rejects(check(broken), { code: 'read-failed' });
    const short = { name, size: bytes.length, readAt: () => new Uint8Array(3) };
    assert.throws(() => open(short), { code: 'file-changed' });
    const late = { name, size: bytes.length, readAt: async () => new Uint8Array(3) };
    assert.throws(() => open(late), { code: 'read-failed', message: /no Uint8Array/ });
  },

  async 'progress grows in both phases'() {
    const heard = [];
    await checkPath(big, { onProgress: (progress) => heard.push(progress) });
    for (const phase of ['structure', 'contents']) {
      const done = heard.filter((one) => one.phase === phase).map((one) => one.done);
      assert.ok(done.length > 1, `${phase} was told ${done.length} times`);
      assert.deepEqual(done, [...done].sort((a, b) => a - b));
    }
    assert.ok(heard.every(({ done, total }) => done <= total));
  },

  async 'a check is aborted while it runs, and before'() {
    const control = new AbortController();
    const file = openPath(big);
    const running = file.check({ signal: control.signal });
    setTimeout(() => control.abort());
    await assert.rejects(running, { name: 'AbortError' });
    await assert.rejects(file.check({ signal: control.signal }), { name: 'AbortError' });
    // The file is still good for another one.
    assert.equal((await file.check({ integrity: false })).coverage.complete, true);
    file.close();
  },

  async 'options mean what they mean on the command line'() {
    const flat = await checkPath(bundle, { at, nested: false, integrity: false });
    assert.equal(flat.coverage.archives, 1);
    assert.equal(flat.coverage.integrity, 'off');
    const rule = rules().rules[0].id;
    const settings = `[[rule]]\nid = "${rule}"\nseverity = "off"\nreason = "a test"\n`;
    const off = await checkPath(bundle, { at, settings });
    assert.deepEqual(off.switchedOff.map((one) => one.rule), [rule]);
    await assert.rejects(checkPath(bundle, { settings: 'no settings' }), { code: 'settings-unreadable' });
    await assert.rejects(checkPath(bundle, { at: 'tomorrow' }), { code: 'not-a-date' });
    const dated = await checkPath(bundle, { at: new Date('2026-07-01T00:00:00Z'), format: 'json' });
    assert.deepEqual(JSON.parse(withoutTraffic(dated)), whole);
  },

  'rules and version are those of the engine'() {
    assert.equal(rules().schema, 'dmpkg.rules/1');
    assert.equal(version(), whole.tool.version);
  },

  'a file is asked for what can be read'() {
    assert.throws(() => open('a path'), { code: 'not-a-source' });
    assert.throws(() => open(new Blob([bytes]), { name }), { code: 'not-synchronous' });
  },
};

for (const [title, test] of Object.entries(TESTS)) {
  try {
    await test();
  } catch (error) {
    error.message = `${title}: ${error.message}`;
    throw error;
  }
}
process.stdout.write(String(Object.keys(TESTS).length));
