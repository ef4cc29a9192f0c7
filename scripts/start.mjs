/** `npm start`: installs when the lockfile changed, builds when a source changed, serves, and prints the address last. */
const LEAST = { major: 20, minor: 19 };
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < LEAST.major || (major === LEAST.major && minor < LEAST.minor)) {
	console.error(
		`Hexbeat needs Node ${LEAST.major}.${LEAST.minor} or newer; this is ${process.versions.node}. Install a newer one from nodejs.org and try again.`
	);
	process.exit(1);
}

const { install } = await import('./install.mjs');
const { say } = await import('./say.mjs');

async function start() {
	await install();
	const { build, BUILD } = await import('./build.mjs');
	await build({ ifChanged: true });
	const { serveOnFreePort } = await import('./free-port.mjs');
	const server = await serveOnFreePort(BUILD, process.env['PORT']);
	for (const signal of ['SIGINT', 'SIGTERM'])
		process.once(signal, () => {
			void server.close().then(() => process.exit(0));
		});
	say(`Hexbeat is ready: ${server.url}`);
}

try {
	await start();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
