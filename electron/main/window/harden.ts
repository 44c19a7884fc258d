import { app } from 'electron'
import type { Session, WebContents } from 'electron'
import { isAllowedRequest } from './origin.ts'

/** Before the app is ready: every page sandboxed, nothing resolved by name, no traffic of Chromium's own. */
export function hardenProgram(): void {
  if (!isRootOnLinux()) app.enableSandbox()
  // The second wall behind webRequest: no name leads anywhere, whoever asks.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  for (const feature of ['background-networking', 'component-update', 'domain-reliability', 'sync', 'breakpad']) {
    app.commandLine.appendSwitch(`disable-${feature}`)
  }
  app.commandLine.appendSwitch('no-pings')
  // Nothing is ever fetched: a process of its own for that (10 MB, and one to start) serves nobody.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2')
  app.on('web-contents-created', (_event, contents) => denyWandering(contents))
}

/**
 * Build machines run as root with `--no-sandbox`, because Chromium refuses its sandbox there; enforcing it would keep the
 * program from starting. Everywhere else the switch is overruled.
 */
function isRootOnLinux(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && app.commandLine.hasSwitch('no-sandbox')
}

/** No permission, no network, no spelling dictionary to fetch. */
export function hardenSession(own: Session): void {
  // Unset handlers would grant everything.
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler?.(() => false)
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isAllowedRequest(request.url) }))
  own.on('will-download', (event) => event.preventDefault())
  own.setSpellCheckerEnabled(false)
}

/** Pages stay where the program put them. Loading by the program itself (loadURL) does not pass here. */
function denyWandering(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
