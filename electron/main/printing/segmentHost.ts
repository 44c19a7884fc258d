import { BrowserWindow, session } from 'electron'
import type { Session } from 'electron'

/**
 * A hidden window that can show one HTML text after another and nothing else: no script, no Node, no network, no
 * files. The texts come through a scheme of its own session, held in memory only, so that no personal data is laid
 * down in temporary files and no URL length limits apply.
 */
export type SegmentHost = Readonly<{
  window: BrowserWindow
  /** Shows the HTML; resolves when it is laid out. */
  show(html: string): Promise<void>
  close(): void
}>

const scheme = 'print-pages'
let opened = 0

export function openSegmentHost(): SegmentHost {
  opened += 1
  // Not persistent (no "persist:"): nothing of it reaches the disk. A session each, so that jobs never meet.
  const own = session.fromPartition(`print-${opened}`, { cache: false })
  let current = ''
  serve(own, () => current)
  isolate(own)
  const window = new BrowserWindow({
    show: false,
    width: 800,
    height: 600,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webgl: false,
      // Those of the manual lie in the page itself; the page's own policy and the filter below admit no others.
      images: true,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  let shown = 0
  return {
    window,
    show: async (html) => {
      current = html
      shown += 1
      await window.loadURL(`${scheme}://segment/${shown}`)
      current = ''
    },
    close: () => {
      current = ''
      if (!window.isDestroyed()) window.destroy()
      unserve(own)
    },
  }
}

/** `protocol.handle` came with Electron 25; the older call serves the Windows 7 line. */
function serve(own: Session, html: () => string): void {
  const type = 'text/html; charset=utf-8'
  if (typeof own.protocol.handle === 'function') {
    own.protocol.handle(scheme, () => new Response(html(), { headers: { 'content-type': type } }))
    return
  }
  own.protocol.registerBufferProtocol(scheme, (_request, answer) =>
    answer({ mimeType: 'text/html', charset: 'utf-8', data: Buffer.from(html(), 'utf8') }),
  )
}

function unserve(own: Session): void {
  if (typeof own.protocol.unhandle === 'function') own.protocol.unhandle(scheme)
  else own.protocol.unregisterProtocol(scheme)
}

function isolate(own: Session): void {
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !request.url.startsWith(`${scheme}://segment/`) }))
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
}
