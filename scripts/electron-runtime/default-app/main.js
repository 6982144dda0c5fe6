// Makes `electron <folder>` work in the fallback runtime, the way Electron's own default app does.
const { app } = require('electron')
const fs = require('node:fs')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const request = readArguments(process.argv.slice(1))
for (const module of request.preloads) require(path.resolve(module))
open(request.folder)

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

function open(folder) {
  if (folder === undefined) {
    console.error('usage: electron [-r module] <folder of an app> [arguments of the app]')
    app.exit(2)
    return
  }
  const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  app.setAppPath(folder)
  app.setName(about.productName ?? about.name)
  if (about.version) app.setVersion(about.version)
  import(pathToFileURL(path.join(folder, about.main)).href).catch((error) => {
    console.error(error)
    app.exit(1)
  })
}
