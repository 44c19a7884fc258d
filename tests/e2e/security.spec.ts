import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { call, ok, openPractice, raw, shell } from './bridge.ts'
import { channels, launch } from './launch.ts'
import type { Launched } from './launch.ts'

/** What the running window refuses, seen from inside its page. */

const unknownToken = '00000000-0000-4000-8000-000000000000'

for (const channel of channels()) {
  test.describe(`the page of the ${channel} line`, () => {
    let program: Launched
    let page: Page
    test.beforeAll(async () => {
      program = await launch({ channel })
      page = program.page
    })
    test.afterAll(async () => await program.close())

    test('has no Node and three functions', async () => {
      const seen = await page.evaluate(() => ({
        absent: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) =>
          Reflect.has(globalThis, name),
        ),
        bridge: Object.entries(window.townshipLedger).map(([name, value]) => `${name}:${typeof value}`),
        origin: location.origin,
        isIsolated: Reflect.get(globalThis, '__dirname') === undefined,
      }))
      expect(seen).toEqual({
        absent: [],
        bridge: ['call:function', 'shell:function', 'subscribe:function'],
        origin: 'app://ledger',
        isIsolated: true,
      })
    })

    test('runs sandboxed and isolated', async () => {
      const preferences = await program.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
          getLastWebPreferences: () => Record<string, unknown>
        }
        return contents.getLastWebPreferences()
      })
      expect(preferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
      })
      expect(preferences['nodeIntegrationInSubFrames'] ?? false).toBe(false)
      expect(preferences['webviewTag'] ?? false).toBe(false)
    })

    test('reaches no server, by any way a page has', async () => {
      let asked = 0
      const server = createServer((_request, response) => response.end(`${(asked += 1)}`)).listen(0, '127.0.0.1')
      await new Promise((resolve) => server.once('listening', resolve))
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      const outcomes = await page.evaluate(async (url) => {
        const image = new Promise((resolve) => {
          const element = new Image()
          element.onload = () => resolve('loaded')
          element.onerror = () => resolve('refused')
          element.src = `${url}a.png`
        })
        const script = new Promise((resolve) => {
          const element = document.createElement('script')
          element.onload = () => resolve('loaded')
          element.onerror = () => resolve('refused')
          element.src = `${url}a.js`
          document.head.append(element)
        })
        const fetched = await fetch(url).then(
          () => 'loaded',
          () => 'refused',
        )
        navigator.sendBeacon(url, 'x')
        return [fetched, await image, await script]
      }, address)
      expect(outcomes).toEqual(['refused', 'refused', 'refused'])
      // The second wall: even the main process's own session, which no policy binds, is refused.
      const refused = await program.app.evaluate(async ({ BrowserWindow }, url) => {
        const hidden = new BrowserWindow({ show: false })
        const outcome = await hidden.loadURL(url).then(
          () => 'loaded',
          (error: Error) => error.message,
        )
        hidden.destroy()
        return outcome
      }, address)
      expect(refused).toContain('ERR_BLOCKED_BY_CLIENT')
      expect(asked).toBe(0)
      await new Promise((resolve) => server.close(resolve))
    })

    test('opens no window, goes nowhere, downloads nothing', async () => {
      const opened = await page.evaluate(() => [window.open('https://example.invalid/') === null, window.open('about:blank') === null])
      expect(opened).toEqual([true, true])
      await page.evaluate(() => {
        location.href = 'https://example.invalid/'
      })
      await page.evaluate(() => {
        location.href = 'file:///etc/passwd'
      })
      await page.evaluate(() => {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob(['x']))
        link.download = 'x.txt'
        link.click()
      })
      await page.waitForTimeout(300)
      expect(page.url()).toBe('app://ledger/index.html')
      expect(program.app.windows()).toHaveLength(1)
    })

    test('gets no permission', async () => {
      const states = await page.evaluate(async () => {
        const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const
        return await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state))
      })
      expect(new Set(states)).toEqual(new Set(['denied']))
      expect(
        await page.evaluate(() =>
          navigator.mediaDevices.getUserMedia({ audio: true }).then(
            () => 'granted',
            (error: Error) => error.name,
          ),
        ),
      ).not.toBe('granted')
    })

    test('runs no text as code', async () => {
      const tried = await page.evaluate(async () => {
        // Written out, both would be refused by the linter before the policy could.
        const run = Reflect.get(globalThis, 'eval') as (code: string) => unknown
        const Build = Reflect.get(globalThis, 'Function') as unknown as new (code: string) => () => unknown
        const outcome = (work: () => unknown): string => {
          try {
            return String(work())
          } catch (error) {
            return (error as Error).name
          }
        }
        Reflect.set(globalThis, 'intruded', false)
        const box = document.createElement('div')
        box.innerHTML =
          '<img src="x:" onerror="globalThis.intruded = true"><iframe srcdoc="<script>parent.intruded = true</script>"></iframe>'
        document.body.append(box)
        await new Promise((resolve) => setTimeout(resolve, 300))
        box.remove()
        return [outcome(() => run('1 + 1')), outcome(() => new Build('return 1')()), Reflect.get(globalThis, 'intruded')]
      })
      expect(tried).toEqual(['EvalError', 'EvalError', false])
    })

    test('shows inline previews without letting them out', async () => {
      const height = await page.evaluate(async () => {
        const frame = document.createElement('iframe')
        frame.srcdoc = '<style>p { height: 77px }</style><p></p>'
        const loaded = new Promise((resolve) => (frame.onload = resolve))
        document.body.append(frame)
        await loaded
        const paragraph = frame.contentDocument?.querySelector('p')
        const measured = paragraph?.getBoundingClientRect().height
        frame.remove()
        return measured
      })
      expect(height).toBe(77)
    })

    test('gets only its own files over its scheme', async () => {
      const statuses = await page.evaluate(async () => {
        const ways = [
          '/index.html',
          '/../main/index.cjs',
          '/%2e%2e/main/index.cjs',
          '/..%2fmain/index.cjs',
          '/..%5cmain/index.cjs',
          '//etc/passwd',
          '/nothing.html',
          '/',
        ]
        return await Promise.all(
          ways.map(
            async (way) =>
              await fetch(way).then(
                (answer) => answer.status,
                () => 0,
              ),
          ),
        )
      })
      expect(statuses[0]).toBe(200)
      expect(statuses.slice(1).filter((status) => status === 200)).toEqual([])
    })

    test('is refused for unknown methods, paths as tokens and wrong input', async () => {
      for (const method of ['nothing', '__proto__', 'constructor', 'toString', '', 7, null]) {
        expect(await raw(page, 'call', method, {})).toMatchObject({ fault: 'input.invalid' })
        expect(await raw(page, 'shell', method, {})).toMatchObject({ fault: 'input.invalid' })
      }
      for (const token of ['/etc/passwd', 'C:\\Windows\\win.ini', '../../x.tzdb', unknownToken]) {
        expect(await raw(page, 'call', 'file.open', { token })).toMatchObject({ fault: 'grant.unknown' })
        expect(await raw(page, 'call', 'file.create', { token, township: '示例镇' })).toMatchObject({
          fault: 'grant.unknown',
        })
        expect(await raw(page, 'call', 'import.open', { token })).toMatchObject({ fault: 'grant.unknown' })
        expect(await raw(page, 'shell', 'file.launch', { token })).toMatchObject({ fault: 'grant.unknown' })
        expect(await raw(page, 'shell', 'file.show', { token })).toMatchObject({ fault: 'grant.unknown' })
        expect(await raw(page, 'shell', 'print.savePdf', { job: 'x', token })).toMatchObject({ fault: 'grant.unknown' })
        expect(await raw(page, 'shell', 'recent.remember', { token })).toMatchObject({ fault: 'grant.unknown' })
      }
      const wrong: readonly [string, unknown][] = [
        ['settings.set', { zoom: 9 }],
        ['settings.set', { operator: 'x'.repeat(99) }],
        ['settings.set', { device: 'x' }],
        ['window.title', { title: 7 }],
        ['window.title', 'x'],
        ['file.show', { path: '/etc/passwd' }],
        ['dialog.savePdf', {}],
        ['app.info', null],
        ['recent.open', { key: 'x'.repeat(100) }],
      ]
      for (const [method, input] of wrong) expect(await raw(page, 'shell', method, input)).toMatchObject({ fault: 'input.invalid' })
    })

    test('starts nothing but documents that the program wrote', async () => {
      const { token } = ok(await shell(page, 'grant.practice', {}))
      expect(await shell(page, 'file.launch', { token })).toMatchObject({ fault: 'grant.unknown' })
      expect(await shell(page, 'print.savePdf', { job: 'x', token })).toMatchObject({ fault: 'grant.unknown' })
    })

    test('keeps no connection outside this computer through a whole session', async () => {
      await openPractice(page, 30)
      ok(await call(page, 'ledger.query', { ledger: 'household' }))
      const pids = await processes(program.app)
      expect(pids.length).toBeGreaterThan(2)
      expect(pids.flatMap(outsideSockets)).toEqual([])
    })
  })
}

async function processes(app: ElectronApplication): Promise<readonly number[]> {
  return await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid))
}

/** TCP and UDP sockets of a process with an address that is not loopback, as `protocol local remote`. */
function outsideSockets(pid: number): readonly string[] {
  const own = new Set(openInodes(pid))
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) => {
    const [, ...lines] = readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8').trim().split('\n')
    return lines
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => own.has(columns[9] ?? '') && !isLoopback(columns[1] ?? ''))
      .map((columns) => `${pid} ${protocol} ${columns[1]} ${columns[2]}`)
  })
}

function openInodes(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${name}`))?.[1] ?? []
    } catch {
      return []
    }
  })
}

/** The kernel writes addresses as little-endian hex: 127.x.x.x ends in 7F, ::1 and its IPv4 form are spelled out. */
function isLoopback(address: string): boolean {
  const host = address.split(':')[0] ?? ''
  if (host.length === 8) return host.endsWith('7F')
  return host === '00000000000000000000000001000000' || (host.startsWith('0000000000000000FFFF0000') && host.endsWith('7F'))
}
