/** `npm start`: installs and builds what is missing or stale, then serves the production build. */
import './node-version.mjs';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { PORT, serve } from './serve.mjs';

/** The first one and the next ones, if it is taken. Browsers refuse 4190. */
const PORTS_TRIED = 10;

/** @returns {Promise<number>} exit status; the server keeps the process alive */
async function main() {
  if (!(await ensureDependencies())) {
    console.error('The dependencies could not be installed; npm says why above.');
    return 1;
  }
  if (!(await ensureBuild())) {
    console.error('The build failed; the reason stands above.');
    return 1;
  }
  const { url } = await serve({ port: Number(process.env['PORT'] ?? PORT), ports: PORTS_TRIED });
  console.log(`Carveout is at ${url} (Ctrl+C stops it)`);
  return 0;
}

process.exitCode = await main();
