import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { PageAnswer } from '#electron/main/platform.ts'
import { contentSecurityPolicy } from './policy.ts'
import { isOurAddress } from './origin.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

/**
 * The file below `folder` that an address of our scheme names, or null: another scheme or host, a way out of the
 * folder in any spelling, or a kind of file that a page does not consist of.
 */
export function pageFile(folder: string, address: string): string | null {
  if (!isOurAddress(address)) return null
  const name = decoded(new URL(address).pathname)
  // A colon names a drive or a stream on Windows, a backslash is a separator there only: neither occurs in our names.
  if (name === null || /[\0\\:]/.test(name)) return null
  const file = resolve(folder, `.${name}`)
  const inside = relative(folder, file)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
  return Object.hasOwn(types, extname(file)) ? file : null
}

/**
 * Answers an address with the file's bytes under the program's policy; anything else is 404. A page is handed what
 * `known` answers (JSON) in its `#known` element, so that it can be drawn before it has asked anything.
 */
export async function answerPage(folder: string, address: string, known?: () => unknown): Promise<PageAnswer> {
  const file = pageFile(folder, address)
  const bytes = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || bytes === null) return { status: 404, type: 'text/plain', headers: securityHeaders, body: Buffer.from('') }
  const body = known && extname(file) === '.html' ? withKnown(bytes, known()) : bytes
  return { status: 200, type: types[extname(file)] as string, headers: securityHeaders, body }
}

/** A data block, not a script: the policy lets it be, and `<` written as an escape keeps it from ending early. */
function withKnown(page: Buffer, known: unknown): Buffer {
  const json = JSON.stringify(known).replaceAll('<', String.raw`\u003c`)
  return Buffer.from(page.toString('utf8').replace('</body>', () => `<script type="application/json" id="known">${json}</script></body>`))
}

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
