import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { timed, type BenchRow, type Suite } from './row.ts'
import { openCopy, type BenchSession } from './session.ts'

const packages = 20
const households = 2_000
const password = '井边两棵柳树'

/**
 * Copies of the practice township that went on for themselves send packages of what changed, with a password: each with the income
 * of 2,000 households and a note on them. Merged in two calls of ten packages; the second against the first. And the share of a
 * village: packed, and opened as a new file.
 */
export const packagesSuite: Suite = async ({ folder, sample }) => {
  const here = await openCopy(sample, folder)
  // From here on every copy knows that the township has what it has now.
  const base = join(folder, 'base.tzpkg')
  await here.call('package.make', { token: here.token(base), place: '镇里', kind: 'whole' })
  const { ids } = await here.call('ledger.query', { ledger: 'household' })
  const paths: string[] = []
  for (let number = 0; number < packages; number++) paths.push(await makePackage(here.path, folder, { ids, number }))
  const halves = [paths.slice(0, packages / 2), paths.slice(packages / 2)]
  const merged = []
  for (const half of halves) merged.push(await timed(() => merge(here, half)))
  const share = await timeShare(here, folder)
  await here.close()
  for (const made of [here.path, base, ...paths]) rmSync(made)
  const [first, second] = merged as [(typeof merged)[0], (typeof merged)[0]]
  return [
    {
      name: `合并 ${packages} 个有密码的变动包，每包 ${households} 户的收入和备注`,
      value: (first.ms + second.ms) / 1000,
      cpu: first.cpu + second.cpu,
      unit: 's',
      target: { of: 'value', most: 60 },
    },
    {
      name: `其中后 ${packages / 2} 个`,
      value: second.ms / 1000,
      cpu: second.cpu,
      unit: 's',
      peer: { name: `前 ${packages / 2} 个`, value: first.ms / 1000, cpu: first.cpu },
      target: { of: 'ratio', most: 1.3 },
    },
    ...share,
  ]
}

async function merge(here: BenchSession, paths: readonly string[]): Promise<void> {
  const tokens = paths.map((path) => here.token(path))
  const passwords = Object.fromEntries(tokens.map((token) => [token, password]))
  await here.call('merge.run', { tokens, passwords, ids: tokens.map(() => here.newId()) })
}

async function makePackage(
  from: string,
  folder: string,
  { ids, number }: Readonly<{ ids: readonly string[]; number: number }>,
): Promise<string> {
  const session = await openCopy(from, folder)
  const mine = Array.from({ length: households }, (_, index) => ids[(number * households + index) % ids.length]!)
  for (let at = 0; at < mine.length; at += 500) {
    const some = mine.slice(at, at + 500)
    const incomes = some.map((household) => ({
      op: 'add' as const,
      ledger: 'income',
      recordId: session.newId(),
      values: { household, year: 2030 + number, wages: 1_000_000 },
    }))
    const note = { note: `第 ${number % 3} 次核对` }
    const notes = some.map((recordId) => ({ op: 'change' as const, ledger: 'household', recordId, values: note }))
    await session.call('edit.commit', { id: session.newId(), changes: [...incomes, ...notes] })
  }
  const path = join(folder, `packed-${number}.tzpkg`)
  await session.call('package.make', { token: session.token(path), place: '镇里', kind: 'changes', password })
  await session.close()
  rmSync(session.path)
  return path
}

async function timeShare(here: BenchSession, folder: string): Promise<readonly BenchRow[]> {
  const [village] = (await here.call('ledger.query', { ledger: 'village' })).ids
  const [path, file] = [join(folder, 'village.tzpkg'), join(folder, 'village.tzdb')]
  const wish = { place: '白沙村', kind: 'subset' as const, villages: [village!], password }
  const packed = await timed(() => here.call('package.make', { token: here.token(path), ...wish }))
  const opened = await timed(() => here.call('package.open', { token: here.token(path), to: here.token(file), password }))
  const count = packed.result.manifest.counts['household'] ?? 0
  for (const made of [path, file]) rmSync(made)
  return [
    { name: `打一个村（${count} 户）的包`, value: packed.ms / 1000, cpu: packed.cpu, unit: 's' },
    { name: '打开为新的台账', value: opened.ms / 1000, cpu: opened.cpu, unit: 's' },
  ]
}
