#!/usr/bin/env node
// No address of a package registry, of a distribution's servers or of a mirror of either, in any
// tracked file: where to download from is what a machine is configured to use (apt, npm). Lock
// files name versions and hashes only; .npmrc keeps "resolved" out of them.
import { finish, lineAt, read, tracked } from './tracked.mjs';

/** @typedef {import('./tracked.mjs').Finding} Finding */

// In parts, so that this file does not contain what it looks for.
const registries = {
  com: ['npmjs', 'yarnpkg', 'unpkg', 'jspm', 'cnpmjs', 'ubuntu', 'docker', 'jfrog', 'cdnjs'],
  org: ['npmjs', 'debian', 'pypi', 'pythonhosted', 'npmmirror', 'anaconda', 'rubygems'],
  net: ['jsdelivr', 'launchpad', 'launchpadcontent', 'cloudsmith'],
  io: ['crates', 'jsr', 'docker', 'quay', 'gcr', 'ghcr', 'packagecloud'],
  dev: ['skypack', 'deno', 'pkg'],
  sh: ['esm', 'brew'],
};
const known = Object.entries(registries)
  .map(([top, names]) => `(?:${names.join('|')})\\.${top}`)
  .join('|');
// A mirror of one's own has a telling label, whoever owns the domain.
const labels =
  'registry|mirrors?|maven|artifactory|artifacts?|nexus|npm|pypi|goproxy|crates|conda|apt|deb';
const tops = 'com|org|net|io|dev|sh|cloud|edu|gov|eu|de|fr|uk|cn|jp|us|int|internal|local|lan|corp';
const host = new RegExp(
  [
    `\\b(?:[\\w-]+\\.)*(?:${known})\\b`,
    `(?<![\\w.$-])(?:[a-z0-9-]+\\.)*(?:${labels})(?:[.-][a-z0-9-]+)*\\.(?:${tops})\\b(?![(\\w])`,
    `\\b(?:proxy|sum)\\.golang\\.\\w+`,
    `://[^\\s/"']*\\b(?:${labels})\\b[^\\s/"']*`,
  ].join('|'),
  'gi',
);

const binary = /\.(png|jpe?g|gif|webp|heic|avif|ico|wav|mp3|mp4|m4a|webm|ogg|pdf|wasm|bin|zip)$/i;

/** @type {Finding[]} */
const findings = [];
const paths = tracked((path) => !binary.test(path));
for (const path of paths) {
  const text = read(path);
  for (const { 0: name, index } of text.matchAll(host))
    findings.push({
      where: `${path}:${lineAt(text, index)}`,
      what: `names a package host: ${name}`,
    });
  if (path.endsWith('package-lock.json'))
    for (const { index } of text.matchAll(/"resolved"\s*:/g))
      findings.push({ where: `${path}:${lineAt(text, index)}`, what: 'says where it came from' });
}

finish(
  'hosts',
  findings,
  `no package registry or mirror in ${paths.length} files.`,
  'leave the address out: apt and npm use what the machine is configured for. A lock file is ' +
    'written without addresses when .npmrc beside it says omit-lockfile-registry-resolved=true.',
);
