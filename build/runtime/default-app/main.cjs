'use strict'
// What `electron <folder>` runs first. Electron's own default application is not in the registry
// packages, so this takes its place: it reads the folder argument and starts the program in it.
const { app, dialog } = require('electron')
const Module = require('node:module')
const fs = require('node:fs')
const path = require('node:path')

const target = folderArgument(process.argv.slice(1))
process.defaultApp = true
if (target === undefined) {
  process.stdout.write(`Electron ${process.versions.electron}\n`)
  app.exit(0)
} else {
  start(path.resolve(target))
}

/** The first argument that is no switch; `-r <module>` is loaded before the program, as elsewhere. */
function folderArgument(args) {
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === '-r' || args[index] === '--require') {
      index += 1
      require(path.resolve(args[index]))
    } else if (!args[index].startsWith('-')) {
      return args[index]
    }
  }
  return undefined
}

function start(folder) {
  const manifest = path.join(folder, 'package.json')
  if (fs.existsSync(manifest)) {
    const { productName, name, version } = JSON.parse(fs.readFileSync(manifest, 'utf8'))
    if (version) app.setVersion(version)
    if (productName || name) app.setName(productName || name)
  }
  app.setAppPath(fs.statSync(folder).isDirectory() ? folder : path.dirname(folder))
  try {
    Module._load(Module._resolveFilename(folder, null, true), Module, true)
  } catch (error) {
    process.stderr.write(`${error.stack}\n`)
    if (process.env.CI === undefined && process.stderr.isTTY !== true) {
      dialog.showErrorBox('Electron', String(error.stack))
    }
    app.exit(1)
  }
}
