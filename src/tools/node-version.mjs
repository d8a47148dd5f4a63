/** Imported first: stops with a clear sentence where Node is too old for the packages we use. */
export const LEAST_NODE = [20, 19];

/**
 * @param {string} version such as `20.19.1`
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST_NODE;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

if (!isNewEnough(process.versions.node)) {
  console.error(`Carveout needs Node ${LEAST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
