import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { maskNumbers } from '#electron/log/mask.ts'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

/** The switches under `electronFuses:`; the file is flat enough to be read by lines. */
function fuses(path: string): Readonly<Record<string, boolean>> {
  const block = /^electronFuses:\n((?:[ ]+.*\n)+)/m.exec(read(path))?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/^ +(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']))
}

describe('packages', () => {
  const closed = {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  }

  it('of the main line have their fuses set and check their archive', () => {
    expect(fuses('electron-builder.yml')).toMatchObject({
      ...closed,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('of the Windows 7 line have those that their Electron knows', () => {
    expect(fuses('build/installer/win7.yml')).toMatchObject(closed)
  })

  it('carry one archive without sources, maps or modules', () => {
    const common = read('build/installer/common.yml')
    expect(common).toMatch(/^asar: true$/m)
    for (const left of ['!out/**/*.map', '!node_modules/**', '!out/cli/**']) expect(common).toContain(left)
  })

  it('have icons of their own that Windows can read', () => {
    for (const name of ['app', 'tzdb', 'tzpkg']) {
      const icon = readFileSync(fileURLToPath(new URL(`../../build/installer/icons/${name}.ico`, import.meta.url)))
      const count = icon.readUInt16LE(4)
      const sizes = Array.from({ length: count }, (_, place) => icon[6 + place * 16] || 256)
      expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
      const last = 6 + (count - 1) * 16
      const png = icon.subarray(icon.readUInt32LE(last + 12))
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16)]).toEqual(['PNG', 256])
      expect(icon.readUInt32LE(last + 12) + icon.readUInt32LE(last + 8)).toBe(icon.length)
    }
    for (const used of ['icons/tzdb.ico', 'icons/tzpkg.ico', 'icons/app.ico']) expect(read('build/installer/common.yml')).toContain(used)
  })
})

describe('the page of the program', () => {
  it('loads nothing from elsewhere', () => {
    expect(read('renderer/index.html')).not.toMatch(/https?:\/\/|<script(?![^>]*src="\.\/)/)
  })
})

describe('the log', () => {
  it('masks numbers of persons, keeps short ones', () => {
    expect(maskNumbers('户主 439999199001011234 电话13900001111 第 12 行 2026')).toBe(
      '户主 439***********1234 电话139****1111 第 12 行 2026',
    )
    expect(maskNumbers('43999919900101123X')).not.toContain('199001')
  })
})
