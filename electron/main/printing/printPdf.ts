import { pathToFileURL } from 'node:url'
import { BrowserWindow, session, shell } from 'electron'
import type { Session, WebContentsPrintOptions, WebFrameMain } from 'electron'
import type { Outcome } from '#shared/ipc/faults.ts'
import { paperSize } from '#shared/printing/paper.ts'
import type { Orientation, PaperName } from '#shared/printing/paper.ts'

/** How the PDF reached the person: our window with the system's dialog, or the program that the system has for PDF files. */
export type Printed = Readonly<{ by: 'window' | 'system' }>

export type PrintedSheet = Readonly<{ paper: PaperName; orientation: Orientation }>

/**
 * Before Electron 33 `print()` on a shown PDF gives one blank page (electron#30947, mended by #43309). There the
 * person presses the viewer's own print button, which has opened the system's dialog since Electron 9.
 */
const firstThatPrintsPdf = 33
/** A long PDF takes a while to be laid out by the viewer; then its button is there all the same. */
const viewerPatienceMs = 20_000
const settleMs = 500

/**
 * Shows the PDF in a window of its own, in Chromium's viewer, and opens the system's print dialog over it: the person
 * chooses printer and copies. Where there is no viewer or no printer, the file is handed to the system (WPS, Edge).
 */
export async function printPdf(path: string, sheet: PrintedSheet, parent?: BrowserWindow): Promise<Outcome<Printed>> {
  const file = pathToFileURL(path).href
  const window = openViewer(file, parent)
  try {
    await window.loadURL(file)
    window.show()
    if (await opensDialog(window, file, sheet)) return { by: 'window' }
  } catch {
    // Falls through to the system's own program: the PDF is whole, only our viewer is not to be had.
  }
  if (!window.isDestroyed()) window.destroy()
  return openWithSystem(path)
}

/** False when the system refused to print (no printer). */
async function opensDialog(window: BrowserWindow, file: string, sheet: PrintedSheet): Promise<boolean> {
  const isShown = await untilShown(window, file)
  if (window.isDestroyed() || !isShown || !printsPdf()) return true
  return new Promise((resolve) => {
    window.once('closed', () => resolve(true))
    window.webContents.print({ silent: false, printBackground: true, ...paperOf(sheet) }, (isPrinted, reason) =>
      resolve(isPrinted || /cancel/i.test(reason)),
    )
  })
}

/** What the dialog proposes: the paper of the pages, or an A3 form would come out on A4. Duplex is chosen there. */
function paperOf({ paper, orientation }: PrintedSheet): Pick<WebContentsPrintOptions, 'pageSize' | 'landscape'> {
  const size = paperSize(paper, 'portrait')
  const micrometres = { width: Math.round(size.widthMm * 1000), height: Math.round(size.heightMm * 1000) }
  return { pageSize: paper === 'B5' ? micrometres : paper, landscape: orientation === 'landscape' }
}

function printsPdf(): boolean {
  return Number((process.versions.electron ?? '0').split('.')[0]) >= firstThatPrintsPdf
}

/** True once the viewer's inner frame, which holds the PDF itself, is there. */
async function untilShown(window: BrowserWindow, file: string): Promise<boolean> {
  const end = Date.now() + viewerPatienceMs
  while (Date.now() < end && !window.isDestroyed()) {
    const frames: readonly WebFrameMain[] = window.webContents.mainFrame.framesInSubtree
    const isShown = frames.some((frame) => isSameFile(frame.url, file) && frame.parent?.url.startsWith('chrome-extension:') === true)
    await pause(settleMs)
    if (isShown) return true
  }
  return false
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function openWithSystem(path: string): Promise<Outcome<Printed>> {
  const problem = await shell.openPath(path)
  return problem === '' ? { by: 'system' } : { fault: 'print.failed', detail: problem }
}

/** Node and Chromium escape different characters of a path (brackets, quotes), so the unescaped ones are compared. */
function isSameFile(url: string, file: string): boolean {
  const [bare] = url.split('#')
  if (bare === file) return true
  try {
    return decodeURIComponent(bare ?? '') === decodeURIComponent(file)
  } catch {
    return false
  }
}

/** The files that viewer windows may show. One session serves them all. */
const shownFiles = new Set<string>()

function openViewer(file: string, parent: BrowserWindow | undefined): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    width: 1100,
    height: 800,
    title: '打印预览',
    autoHideMenuBar: true,
    ...(parent ? { parent } : {}),
    // `plugins` is what turns Chromium's PDF viewer on.
    webPreferences: {
      session: viewerSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      plugins: true,
      spellcheck: false,
    },
  })
  shownFiles.add(file)
  window.on('closed', () => shownFiles.delete(file))
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  return window
}

/** Must be a lasting session: in one kept in memory Chromium blocks its own viewer. No cache, so no page is stored. */
function viewerSession(): Session {
  const own = session.fromPartition('persist:print-view', { cache: false })
  own.webRequest.onBeforeRequest((request, answer) => {
    // The one file and the viewer's own parts; links inside a PDF lead nowhere.
    const isOurs = /^(chrome-extension|chrome|blob):/.test(request.url) || [...shownFiles].some((file) => isSameFile(request.url, file))
    answer({ cancel: !isOurs })
  })
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  return own
}
