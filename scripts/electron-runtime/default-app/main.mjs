// Makes `electron <folder>` work in the fallback runtime, the way Electron's own default app does.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)

const request = readArguments(process.argv.slice(1))
for (const module of request.preloads) require(path.resolve(module))
// Electron waits for this module before it is ready, and so for the app's own: some calls must come before that.
await open(request.folder)

/** Everything after the folder belongs to the app. */
function readArguments(words) {
  const preloads = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    if (word === '-r' || word === '--require') {
      index += 1
      preloads.push(words[index])
    } else if (!word.startsWith('-')) {
      return { preloads, folder: path.resolve(word) }
    }
  }
  return { preloads, folder: undefined }
}

async function open(folder) {
  if (folder === undefined) {
    console.error('usage: electron [-r module] <folder of an app> [arguments of the app]')
    app.exit(2)
    return
  }
  const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  app.setAppPath(folder)
  app.setName(about.productName ?? about.name)
  if (about.version) app.setVersion(about.version)
  try {
    await import(pathToFileURL(path.join(folder, about.main)).href)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}
