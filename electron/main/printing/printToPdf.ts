import type { PrintToPDFOptions, WebContents } from 'electron'

/**
 * `webContents.printToPDF` that fails alone. Electron sends the drawings of all windows through one chain of promises
 * (`pendingPromise` in its web-contents.ts, seen in 22 to 33): a single one that is rejected (window closed by a
 * cancel, process died) makes every later one fail with the same error until the program is started anew, and one that
 * never answers blocks the rest. So the link that it puts into the chain always resolves, at the latest with `ended`.
 */
export async function printToPdf(contents: WebContents, options: PrintToPDFOptions, ended: Promise<never>): Promise<Uint8Array> {
  const draw: unknown = Reflect.get(contents, link)
  if (typeof draw !== 'function') return contents.printToPDF(options)
  let failure: Readonly<{ error: unknown }> | null = null
  Reflect.set(contents, link, async (settings: unknown) => {
    try {
      return (await Promise.race([draw.call(contents, settings), ended])) as unknown
    } catch (error) {
      failure = { error }
      return null
    }
  })
  try {
    const pdf = await contents.printToPDF(options)
    if (failure) throw (failure as { error: unknown }).error
    return pdf
  } finally {
    Reflect.set(contents, link, draw)
  }
}

const link = '_printToPDF'
