import { writeSync } from 'node:fs'
import { v7 } from 'uuid'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { isFault } from '#shared/ipc/faults.ts'

/**
 * The process that kill.test.ts kills. In the folder argv[2], with 镇.tzdb and 村.tzdb of a package of it, over and over: the village
 * writes something and packs it, the township merges it, packs everything and opens that as a new file. Says what is done.
 */
async function workForever(folder: string): Promise<void> {
  const [town, village] = await Promise.all(['镇', '村'].map((name) => opened(folder, name)))
  // A package that nobody merged before the kill is gone: the first of each process begins from the start.
  for (let since: Readonly<{ since?: number }> = { since: 0 }; ; since = {}) {
    const id = v7()
    const [record] = (await village!.ok('ledger.query', { ledger: 'household' })).ids
    const change = { ledger: 'household', recordId: record!, op: 'change' as const, values: { address: `地址 ${id}` } }
    await village!.ok('edit.commit', { id, changes: [change] })
    const back = village!.token(village!.at(`${id}-回.tzpkg`))
    await village!.ok('package.make', { token: back, place: '测试镇', kind: 'changes', password: '井边两棵柳树', ...since })
    say(`packed ${id}-回.tzpkg`)
    const path = village!.at(`${id}-回.tzpkg`)
    const token = town!.token(path)
    await town!.ok('merge.run', { tokens: [token], passwords: { [token]: '井边两棵柳树' }, ids: [v7()] })
    say(`merged ${id}`)
    const all = town!.token(town!.at(`${id}-全.tzpkg`))
    await town!.ok('package.make', { token: all, place: '县里', kind: 'whole' })
    say(`packed ${id}-全.tzpkg`)
    await town!.ok('package.open', { token: all, to: town!.token(town!.at(`${id}-新.tzdb`)) })
    say(`opened ${id}-新.tzdb`)
  }
}

/** The lock of the process that was killed before this one counts for nothing. */
async function opened(folder: string, name: string): Promise<TestCore> {
  const core = makeTestCore({ folder, person: name, newId: v7 })
  const answer = await core.core.call('file.open', { token: core.token(core.at(`${name}.tzdb`)) })
  if (isFault(answer)) throw new Error(JSON.stringify(answer))
  return core
}

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

void workForever(process.argv[2]!)
