'use strict'
// Loaded before a program (`electron -r watch.cjs <folder>`): says when what BENCH_UNTIL selects has been drawn, then ends it.
const { app } = require('electron')

// Two frames: the first is being made when the element appears, with the second it has been shown.
const wait = (selector) => `new Promise((resolve) => {
  const look = () => document.querySelector(${JSON.stringify(selector)})
    ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
    : setTimeout(look, 5)
  look()
})`

app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', async () => {
    const shown = await window.webContents.executeJavaScript(wait(process.env.BENCH_UNTIL))
    process.stdout.write(`SHOWN ${shown}\n`, () => app.exit(0))
  })
})
