import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { diagnosisZip } from '#electron/main/support/diagnosis.ts'

const folder = mkdtempSync(join(tmpdir(), 'diagnosis-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const now = new Date('2026-03-02T08:00:00Z')

async function texts(told: readonly string[], log = join(folder, 'none.log')): Promise<Readonly<Record<string, string>>> {
  const zip = unzipSync(await diagnosisZip({ program: [['程序版本', '0.0.0']], log, told }, now))
  return Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

test('numbers of persons, the folder of the user and the name of the PC do not leave', async () => {
  const log = join(folder, 'program.log')
  writeFileSync(`${log}.1`, '早些时候 6222020200112233445\n')
  writeFileSync(log, `E1 import: 439999199001012232 在 ${join(homedir(), '台账.tzdb')}，电话 13900001234，电脑 ${hostname()}\n`)
  const found = await texts(['错误：家庭成员 439999199001012232 的证件号'], log)
  const all = Object.values(found).join('\n')
  for (const secret of ['439999199001012232', '13900001234', '6222020200112233445', homedir(), `电脑 ${hostname()}`])
    expect(all).not.toContain(secret)
  expect(found['log.txt']).toContain('E1 import: 439')
  expect(found['log.txt']).toContain('早些时候')
  expect(found['file.txt']).toContain('家庭成员')
})

test('it is made without a log and without a file, and readable in Windows', async () => {
  const found = await texts([])
  expect(Object.keys(found).sort()).toEqual(['about.txt', 'file.txt', 'log.txt'])
  expect(found['about.txt']).toMatch(/程序版本：0\.0\.0\r\n/)
  expect(found['file.txt']).toContain('没有打开文件')
})
