import { ClipboardItem, clipboard } from 'electron'
import type { Protocol } from 'electron'

/** What one file answers over the program's own scheme. */
export type PageAnswer = Readonly<{
  status: number
  type: string
  headers: Readonly<Record<string, string>>
  body: Buffer
}>

// The differences between Electron lines, from 22 (Windows 7) to the newest, stand in this file alone.

/**
 * Answers the addresses of a scheme. The older call is preferred while it exists: `protocol.handle` (Electron 25 and newer)
 * first loads Node's fetch library, some 60 ms before the first page.
 */
export function serveScheme(protocol: Protocol, scheme: string, answer: (url: string) => Promise<PageAnswer>): void {
  if (typeof protocol.registerBufferProtocol === 'function') {
    protocol.registerBufferProtocol(scheme, (request, reply) => {
      void answer(request.url).then(({ status, type, headers, body }) =>
        reply({ statusCode: status, headers: { ...headers, 'content-type': type }, data: body }),
      )
    })
    return
  }
  protocol.handle(scheme, async (request) => {
    const { status, type, headers, body } = await answer(request.url)
    return new Response(new Uint8Array(body), { status, headers: { ...headers, 'content-type': type } })
  })
}

/** Puts text with its HTML form on the clipboard. Newer lines take `ClipboardItem`s and promise; older ones take the forms at once. */
export async function writeClipboard(text: string, html: string): Promise<void> {
  if (typeof ClipboardItem === 'function') {
    await clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })])
    return
  }
  const older = clipboard as unknown as { write: (forms: Readonly<{ text: string; html: string }>) => void }
  older.write({ text, html })
}
