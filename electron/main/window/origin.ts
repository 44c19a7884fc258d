/** The program's own scheme: pages come from the program's folder and from nowhere else. */
export const pageScheme = 'app'
export const pageHost = 'ledger'
export const startPage = `${pageScheme}://${pageHost}/index.html`

/** Whether an address belongs to our page. Node knows no origin of own schemes, so protocol and host are compared. */
export function isOurAddress(address: string): boolean {
  const url = parsed(address)
  return url !== null && url.protocol === `${pageScheme}:` && url.host === pageHost && url.username === '' && url.port === ''
}

/** The only schemes that may be requested by the window; `devtools:` exists in development only. */
export function isAllowedRequest(address: string): boolean {
  const url = parsed(address)
  if (url === null) return false
  return isOurAddress(address) || url.protocol === 'devtools:' || url.protocol === 'blob:' || url.protocol === 'data:'
}

export type Sender = Readonly<{ url: string; isMainFrame: boolean; isOurWindow: boolean }>

/** Messages are taken from the main frame of our window, showing our page, and from no one else. */
export function isTrustedSender({ url, isMainFrame, isOurWindow }: Sender): boolean {
  return isOurWindow && isMainFrame && isOurAddress(url)
}

function parsed(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
