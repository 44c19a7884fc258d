import { chmodSync, existsSync, readFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRecentFiles } from '#electron/main/files/recent.ts'
import { handOver } from '#electron/main/upgrade/handOver.ts'
import { createUpgrades, type UpgradesOptions } from '#electron/main/upgrade/upgrades.ts'
import { fileEntry, installerName, makePc, portableName, putRelease, type Pc } from './packages.ts'

let pc: Pc
let told: { step: string; done: number; total: number }[]
beforeEach(() => {
  pc = makePc()
  told = []
})
afterEach(() => pc.dispose())

function upgrades(kind: 'installer' | 'portable' = 'installer', others: Partial<UpgradesOptions> = {}) {
  pc.put('Programs/TownshipLedger/TownshipLedger.exe', '旧程序')
  pc.put('Programs/TownshipLedger/portable.ini', '')
  pc.put('Programs/TownshipLedger/台账/青溪镇.tzdb', '台账')
  pc.put('Programs/TownshipLedger/UserData/settings.json', '{"operator":"张敏"}')
  pc.put('Programs/TownshipLedger/UserData/start.json', '{"isRunning":true}')
  pc.put('Programs/TownshipLedger/UserData/damaged.json', '{')
  pc.put('Programs/TownshipLedger/UserData/recent.json', '[{"path":"portable:台账/青溪镇.tzdb","openedAt":"2026-03-02"}]')
  pc.put('Programs/TownshipLedger/UserData/practice.tzdb', '练习')
  return createUpgrades({
    running: { version: '0.6.0', channel: 'win10', arch: 'x64', kind },
    store: pc.at('store'),
    programFolder: pc.at('Programs', 'TownshipLedger'),
    ownFolder: pc.at('Programs', 'TownshipLedger', 'UserData'),
    onProgress: (progress) => told.push({ ...progress }),
    ...others,
  })
}

/** Everything below the folder of the test, to see that a refusal leaves nothing behind. */
const allFiles = () => readdirSync(pc.folder, { recursive: true }).map(String).sort()

describe('a newer version on a stick', () => {
  test('is told with where it lies, what it brings and its digest', async () => {
    const { release } = putRelease(pc, 'stick', { changes: ['打印更快'] })
    const looked = await upgrades().look([pc.at('stick')])
    const { bytes, sha256 } = release.files[0]!
    expect(looked).toEqual({
      version: '0.6.0',
      offer: { version: '0.7.0', folder: pc.at('stick'), name: installerName, kind: 'installer', bytes, sha256, changes: ['打印更快'] },
      useless: [],
    })
  })

  test('is the newest of several; older ones and what is none are told apart', async () => {
    putRelease(pc, 'stick/old', { version: '0.5.0' })
    putRelease(pc, 'stick/now', { version: '0.6.0' })
    putRelease(pc, 'stick/new', { version: '0.10.0' })
    putRelease(pc, 'stick/next')
    pc.put('stick/bad/release.json', 'no')
    const { offer, useless } = await upgrades().look([pc.at('stick')])
    expect(offer?.version).toBe('0.10.0')
    expect(useless.map(({ version, why }) => [version, why]).sort()).toEqual(
      [
        ['0.5.0', 'older'],
        ['0.6.0', 'same'],
        [null, 'notOurs'],
      ].sort(),
    )
  })

  test('for another Windows or processor is not offered', async () => {
    const installer = pc.put(`stick/TownshipLedger-Win7-Setup-0.7.0-ia32.exe`, 'x')
    const files = [
      fileEntry(installer, { name: 'TownshipLedger-Win7-Setup-0.7.0-ia32.exe', kind: 'installer', channel: 'win7', arch: 'ia32' }),
    ]
    pc.put('stick/release.json', JSON.stringify({ product: 'township-ledger', version: '0.7.0', files }))
    expect(await upgrades().look([pc.at('stick')])).toMatchObject({ offer: null, useless: [{ version: '0.7.0', why: 'notForThis' }] })
  })
})

describe('its installer', () => {
  test('is copied, proved with progress, and proved once more before it is started', async () => {
    const { installer } = putRelease(pc, 'stick')
    const all = upgrades()
    await all.look([pc.at('stick')])
    expect(await all.take('0.7.0')).toEqual({ kind: 'installer' })
    expect(readFileSync(all.installer()!).equals(readFileSync(installer))).toBe(true)
    const { total } = told[0]!
    expect(told.every(({ done }, at) => at === 0 || done > told[at - 1]!.done)).toBe(true)
    expect(told.at(-1)).toEqual({ step: 'proving', done: total, total })
    expect(await all.arm()).toBeNull()
    writeFileSync(all.installer()!, 'something else')
    expect(await all.arm()).toMatchObject({ fault: 'upgrade.altered' })
  })

  test('with one other byte is refused and nothing of it stays', async () => {
    const { installer } = putRelease(pc, 'stick')
    const content = readFileSync(installer)
    content[content.length - 1]! ^= 1
    writeFileSync(installer, content)
    const all = upgrades()
    await all.look([pc.at('stick')])
    expect(await all.take('0.7.0')).toEqual({ fault: 'upgrade.altered', file: installerName })
    expect(readdirSync(pc.at('store'))).toEqual([])
    expect(await all.arm()).toEqual({ fault: 'upgrade.unknown' })
  })

  test('that was copied in part only, has grown, is gone or is a link is refused', async () => {
    const { installer } = putRelease(pc, 'stick')
    const all = upgrades()
    await all.look([pc.at('stick')])
    truncateSync(installer, 1_499_999)
    expect(await all.take('0.7.0')).toMatchObject({ fault: 'upgrade.truncated' })
    writeFileSync(installer, Buffer.alloc(1_500_001))
    expect(await all.take('0.7.0')).toMatchObject({ fault: 'upgrade.altered' })
    putRelease(pc, 'elsewhere')
    pc.put('gone/release.json', readFileSync(pc.at('stick', 'release.json')))
    await all.look([pc.at('gone')])
    expect(await all.take('0.7.0')).toMatchObject({ fault: 'upgrade.gone' })
    symlinkSync(pc.at('elsewhere', installerName), pc.at('gone', installerName))
    expect(await all.take('0.7.0')).toMatchObject({ fault: 'upgrade.gone' })
  })

  test('is let go of on the way when the person cancels', async () => {
    putRelease(pc, 'stick')
    const all = upgrades('installer', { onProgress: () => all.cancel() })
    await all.look([pc.at('stick')])
    expect(await all.take('0.7.0')).toEqual({ fault: 'upgrade.cancelled' })
    expect(readdirSync(pc.at('store'))).toEqual([])
  })

  test('can be taken though another look found nothing meanwhile', async () => {
    putRelease(pc, 'stick')
    const all = upgrades()
    await all.look([pc.at('stick')])
    expect(await all.look([pc.at('Programs')])).toMatchObject({ offer: null })
    expect(await all.take('0.7.0')).toEqual({ kind: 'installer' })
  })

  test('of another version than was shown is not taken', async () => {
    putRelease(pc, 'stick')
    const all = upgrades()
    await all.look([pc.at('stick')])
    expect(await all.take('0.8.0')).toEqual({ fault: 'upgrade.unknown' })
    expect(await upgrades().take('0.7.0')).toEqual({ fault: 'upgrade.unknown' })
  })

  test('that does not fit on this PC says so', async () => {
    putRelease(pc, 'stick')
    const all = upgrades('installer', { store: join(pc.put('file', ''), 'store') })
    await all.look([pc.at('stick')])
    expect(await all.take('0.7.0')).toMatchObject({ fault: 'upgrade.notWritten' })
  })
})

describe('a 绿色版', () => {
  test('is unpacked into a new folder beside the old one with the settings, and nothing old is touched', async () => {
    putRelease(pc, 'stick')
    const all = upgrades('portable')
    const before = allFiles().filter((name) => name.startsWith('Programs/TownshipLedger/'))
    await all.look([pc.at('stick')])
    const folder = pc.at('Programs', 'TownshipLedger-0.7.0')
    expect(await all.take('0.7.0')).toEqual({ kind: 'portable', folder })
    const unpacked = readdirSync(folder, { recursive: true }).map(String).sort()
    expect(unpacked).toEqual(
      [
        'TownshipLedger.exe',
        'UserData',
        'UserData/recent.json',
        'UserData/settings.json',
        'empty.txt',
        'portable.ini',
        'resources',
        'resources/app.asar',
      ].sort(),
    )
    expect(readFileSync(join(folder, 'resources', 'app.asar')).equals(readFileSync(pc.at('unpacked', 'resources', 'app.asar')))).toBe(true)
    expect(allFiles().filter((name) => name.startsWith('Programs/TownshipLedger/'))).toEqual(before)
    expect(readFileSync(pc.at('Programs', 'TownshipLedger', 'TownshipLedger.exe'), 'utf8')).toBe('旧程序')
    // The new version finds the ledger where it was.
    const recent = openRecentFiles(join(folder, 'UserData', 'recent.json'))
    expect(recent.list().map(({ name, exists }) => [name, exists])).toEqual([['青溪镇.tzdb', true]])
    expect(told.at(-1)?.step).toBe('unpacking')
    expect(readdirSync(pc.at('store'))).toEqual([])
    // Once more: the folder of the first time is not written over.
    expect(await all.take('0.7.0')).toEqual({ kind: 'portable', folder: `${folder}-2` })
  })

  test('that is altered or cannot be unpacked leaves no folder', async () => {
    const { portable, release } = putRelease(pc, 'stick')
    const all = upgrades('portable')
    await all.look([pc.at('stick')])
    const content = readFileSync(portable)
    content[0]! ^= 255
    writeFileSync(portable, content)
    expect(await all.take('0.7.0')).toEqual({ fault: 'upgrade.altered', file: portableName })
    // The same with a release that vouches for it: the zip itself is broken.
    const files = [fileEntry(portable, { name: portableName, kind: 'portable' })]
    pc.put('stick/release.json', JSON.stringify({ ...release, files }))
    await all.look([pc.at('stick')])
    expect(await all.take('0.7.0')).toMatchObject({ fault: 'upgrade.altered' })
    expect(readdirSync(pc.at('Programs'))).toEqual(['TownshipLedger'])
  })
})

describe('handing over', () => {
  test('starts a program that was proved, only when it is wanted', async () => {
    const mark = pc.at('started')
    pc.put(`stick/${installerName}`, `#!/bin/sh\necho "$0" > '${mark}'\n`)
    const files = [fileEntry(pc.at('stick', installerName), { name: installerName, kind: 'installer' })]
    pc.put('stick/release.json', JSON.stringify({ product: 'township-ledger', version: '0.7.0', files }))
    const all = upgrades()
    await all.look([pc.at('stick')])
    await all.take('0.7.0')
    await all.arm()
    all.disarm()
    expect(await all.finish()).toBe(true)
    expect(existsSync(mark)).toBe(false)
    await all.arm()
    expect(await all.finish()).toBe(true)
    await expect.poll(() => existsSync(mark) && readFileSync(mark, 'utf8')).toBe(`${all.installer()}\n`)
  })

  test('says when it cannot be started', async () => {
    const path = pc.put('no program', 'text')
    chmodSync(path, 0o644)
    expect(await handOver(path)).toBe(false)
    expect(await handOver(pc.at('nothing'))).toBe(false)
  })
})
