import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerPage, pageFile } from '#electron/main/window/pageFiles.ts'

let root = ''
let folder = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'page-files-'))
  folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(root, 'renderer-other'))
  writeFileSync(join(folder, 'index.html'), '<body><p>page</p></body>')
  writeFileSync(join(folder, 'assets', 'a b.js'), '1')
  writeFileSync(join(folder, 'notes.tzdb'), 'data')
  writeFileSync(join(root, 'secret.html'), 'secret')
  writeFileSync(join(root, 'renderer-other', 'x.html'), 'other')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('files of the page', () => {
  it('are found by their address', () => {
    expect(pageFile(folder, 'app://ledger/index.html')).toBe(join(folder, 'index.html'))
    expect(pageFile(folder, 'app://ledger/assets/a%20b.js?v=1#top')).toBe(join(folder, 'assets', 'a b.js'))
  })

  it.each([
    'app://ledger/../secret.html',
    'app://ledger/%2e%2e/secret.html',
    'app://ledger/..%2fsecret.html',
    'app://ledger/%2e%2e%2fsecret.html',
    'app://ledger/assets/..%2f..%2fsecret.html',
    'app://ledger/..%2frenderer-other%2fx.html',
    'app://ledger/..%5csecret.html',
    'app://ledger/C:%5csecret.html',
    'app://ledger/C:/secret.html',
    'app://ledger/index.html::$DATA',
    'app://ledger/index.html%00.js',
    'app://ledger//etc/passwd',
    'app://ledger/%2fetc%2fpasswd',
    'app://ledger/%E0%A4%A.html',
    'app://ledger/notes.tzdb',
    'app://ledger/',
    'app://ledger',
    'app://other/index.html',
    'app://user@ledger/index.html',
    'app://ledger:80/index.html',
    'file:///etc/passwd.html',
    'http://ledger/index.html',
    'not an address',
    '',
  ])('are nothing else: %s', async (address) => {
    const { status, body } = await answerPage(folder, address)
    expect(status).toBe(404)
    expect(body.toString()).toBe('')
  })

  it('never lie outside the folder, whatever the address', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2e%2e',
      '/',
      '%2f',
      '%5c',
      '\\',
      'a',
      'assets',
      'index.html',
      'x.js',
      '%00',
      ':',
      '%c0%ae',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = pageFile(folder, `app://ledger/${pieces.join('')}`)
        if (file === null) return
        expect(relative(folder, file).split(sep)[0]).not.toBe('..')
      }),
      { numRuns: 3_000 },
    )
  })

  it('hand a page what is known as data, which no name of a file can turn into markup', async () => {
    const name = '</script><script>alert(1)</script>$&.tzdb'
    const { body } = await answerPage(folder, 'app://ledger/index.html', () => ({ name }))
    const [, block] = /<script type="application\/json" id="known">([^<]*)<\/script><\/body>/.exec(body.toString()) ?? []
    expect(JSON.parse(block ?? '')).toEqual({ name })
    expect((await answerPage(folder, 'app://ledger/assets/index-Abc_1.js', () => ({ name }))).body.toString()).not.toContain('known')
  })

  it('carry the policy, also where nothing is found', async () => {
    for (const address of ['app://ledger/index.html', 'app://ledger/none.html']) {
      const { headers } = await answerPage(folder, address)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })
})
