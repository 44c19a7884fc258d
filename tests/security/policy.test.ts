import { describe, expect, it } from 'vitest'
import { isAllowedRequest, isTrustedSender } from '#electron/main/window/origin.ts'
import { contentSecurityPolicy } from '#electron/main/window/policy.ts'

describe('the content security policy', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
  )

  it('allows nothing by default and scripts from the program alone', () => {
    expect(directives.get('default-src')).toBe("'none'")
    expect(directives.get('script-src')).toBe("'self'")
    for (const name of ['object-src', 'frame-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(directives.get(name)).toBe("'none'")
  })

  it('names no server, no wildcard, no evaluated text', () => {
    expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval|strict-dynamic/)
    const inline = [...directives].filter(([, sources]) => sources.includes('unsafe-inline')).map(([name]) => name)
    expect(inline).toEqual(['style-src'])
  })
})

describe('requests of the window', () => {
  it.each([
    'app://ledger/index.html',
    'app://ledger/assets/a.js',
    'blob:app://ledger/1',
    'data:image/png;base64,AA==',
    'devtools://devtools/bundled/a.js',
  ])('may be %s', (address) => expect(isAllowedRequest(address)).toBe(true))
  it.each([
    'http://127.0.0.1/',
    'https://example.invalid/',
    'ws://127.0.0.1:1/',
    'file:///etc/passwd',
    'ftp://a/',
    'app://other/a.js',
    'chrome://settings',
    'x',
  ])('may not be %s', (address) => expect(isAllowedRequest(address)).toBe(false))
})

describe('senders', () => {
  const page = { url: 'app://ledger/index.html', isMainFrame: true, isOurWindow: true }
  it('are the main frame of our window showing our page', () => expect(isTrustedSender(page)).toBe(true))
  it.each([
    { ...page, isMainFrame: false },
    { ...page, isOurWindow: false },
    { ...page, url: 'app://ledger.example.invalid/index.html' },
    { ...page, url: 'app://ledger@example.invalid/' },
    { ...page, url: 'app://ledger:1/' },
    { ...page, url: 'https://ledger/index.html' },
    { ...page, url: 'file:///index.html' },
    { ...page, url: 'about:srcdoc' },
    { ...page, url: 'data:text/html,app://ledger/' },
    { ...page, url: '' },
  ])('are no others: %j', (sender) => expect(isTrustedSender(sender)).toBe(false))
})
