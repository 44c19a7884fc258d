import type { PrintToPDFOptions, WebContents } from 'electron'

/**
 * `webContents.printToPDF` that draws by itself. Electron sends the drawings of all windows through one chain of promises
 * (`pendingPromise` in its web-contents.ts, seen in 22 to 33): two windows never draw at the same time, a single drawing
 * that is rejected (window closed by a cancel, process died) makes every later one fail with the same error until the
 * program is started anew, and one that never answers blocks the rest. So Electron only checks the options and puts an
 * empty link into its chain; the drawing runs beside it, each window in its own process.
 */
export async function printToPdf(contents: WebContents, options: PrintToPDFOptions, ended: Promise<never>): Promise<Uint8Array> {
  const draw: unknown = Reflect.get(contents, link)
  if (typeof draw !== 'function') return contents.printToPDF(options)
  let checked: unknown
  Reflect.set(contents, link, (settings: unknown) => {
    checked = settings
    return Promise.resolve()
  })
  try {
    await contents.printToPDF(options)
  } finally {
    Reflect.set(contents, link, draw)
  }
  return (await Promise.race([draw.call(contents, checked), ended])) as Uint8Array
}

const link = '_printToPDF'
