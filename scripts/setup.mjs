// Makes a fresh clone ready to run: packages, the pinned Node, system libraries, the Electron runtime.
// It may load nothing but Node's own modules until the packages are there.
import { electronRuntime } from './electron-runtime.mjs'
import { installPackages } from './setup/packages.mjs'
import { continueOnPinnedNode, requireSomeNode } from './setup/pinned-node.mjs'
import { requireSystem } from './setup/system.mjs'

/**
 * @typedef {import('./setup/system.mjs').Need} Need
 *
 * @param {readonly Need[]} needs what the machine itself must offer
 * @returns {Promise<{ electron: string }>} the path of the Electron executable
 */
export async function setUp(needs) {
  requireSomeNode()
  await installPackages()
  await continueOnPinnedNode()
  requireSystem(needs)
  const electron = await electronRuntime()
  return { electron }
}
