// How to run the user's own npm: the one that runs us, else the one on the PATH.

const runningNpm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined

/** `npm` on Windows is a batch file, which only a shell can run. */
export const npm = runningNpm
  ? { command: process.execPath, args: [runningNpm], shell: false }
  : { command: 'npm', args: [], shell: process.platform === 'win32' }
