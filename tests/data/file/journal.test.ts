import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeDisk } from '#data/file/disk.ts'
import { encodeHeader, encodeRecords, isHot, journalSectorSize, planRollback, superJournalName } from '#data/file/journal.ts'
import { recoverFile } from '#data/file/recover.ts'

const pageSize = 512

function encode(indexes: readonly number[], nonce: number, pageCount: number): Uint8Array {
  const pages = indexes.map((index) => ({ index, bytes: new Uint8Array(pageSize).fill(index + 1) }))
  const records = encodeRecords(pages, pageSize, nonce)
  const journal = new Uint8Array(journalSectorSize + records.length)
  journal.set(encodeHeader({ recordCount: indexes.length, nonce, pageCount, sectorSize: journalSectorSize, pageSize }))
  journal.set(records, journalSectorSize)
  return journal
}

const indexLists = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 12 })

test('what is encoded is what would be rolled back', () => {
  fc.assert(
    fc.property(indexLists, fc.integer({ min: 0, max: 0xffffffff }), (indexes, nonce) => {
      const plan = planRollback(encode(indexes, nonce, 100))
      expect(plan).toMatchObject({ pageSize, size: 100 * pageSize })
      expect(plan?.pages.map(({ index }) => index)).toEqual(indexes)
      expect(plan?.pages.every(({ index, bytes }) => bytes.every((byte) => byte === index + 1))).toBe(true)
    }),
  )
})

test('nothing is taken from a cut journal but whole records, and nothing makes the reader throw', () => {
  fc.assert(
    fc.property(
      indexLists,
      fc.nat(),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      (indexes, cut, changes) => {
        const journal = encode(indexes, 7, 100)
        const part = journal.slice(0, cut % (journal.length + 1))
        expect(planRollback(part)?.pages.length ?? 0).toBeLessThanOrEqual(
          Math.max(0, Math.floor((part.length - journalSectorSize) / (pageSize + 8))),
        )
        for (const [position, byte] of changes) if (part.length > 0) part[position % part.length] = byte
        planRollback(part)
        superJournalName(part)
      },
    ),
  )
})

test('a record of another commit (other nonce) ends the rollback', () => {
  const journal = encode([1, 2, 3], 1000, 10)
  journal.set(encode([2], 2000, 10).subarray(journalSectorSize), journalSectorSize + pageSize + 8)
  expect(planRollback(journal)?.pages.map(({ index }) => index)).toEqual([1])
})

test('cold and empty journals ask for nothing', () => {
  expect(isHot(new Uint8Array(0))).toBe(false)
  expect(planRollback(new Uint8Array(600))).toBeUndefined()
})

test('rolls back what the real SQLite left behind when it was killed, to the same bytes as SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-journal-'))
  try {
    const [ours, theirs] = [join(folder, 'ours.db'), join(folder, 'theirs.db')] as const
    execFileSync('sqlite3', [
      ours,
      `CREATE TABLE t(a, b); WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT i, hex(randomblob(50)) FROM n`,
    ])
    // A small cache makes SQLite write pages before the commit; then it dies with a hot journal of several headers.
    const script = `PRAGMA cache_size = 5; BEGIN; UPDATE t SET b = hex(randomblob(60)); INSERT INTO t SELECT * FROM t;\n.system kill -9 $PPID\n`
    spawnSync('sqlite3', [ours], { input: script })
    expect(isHot(readFileSync(`${ours}-journal`))).toBe(true)
    copyFileSync(ours, theirs)
    copyFileSync(`${ours}-journal`, `${theirs}-journal`)
    const file = nodeDisk.open(ours, 'r+')
    expect(recoverFile(nodeDisk, ours, file)).toBe(true)
    file.close()
    expect(execFileSync('sqlite3', [theirs, 'PRAGMA integrity_check; SELECT count(*) FROM t'], { encoding: 'utf8' })).toBe('ok\n3000\n')
    expect(readFileSync(ours).equals(readFileSync(theirs))).toBe(true)
    expect(isHot(readFileSync(`${ours}-journal`))).toBe(false)
    expect(existsSync(`${theirs}-journal`)).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a journal of a transaction over several files counts only while its super-journal exists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-journal-'))
  try {
    const path = join(folder, 'a.db')
    const name = new TextEncoder().encode('a.db-mj01')
    const tail = new Uint8Array(name.length + 16)
    tail.set(name)
    new DataView(tail.buffer).setUint32(name.length, name.length)
    new DataView(tail.buffer).setUint32(
      name.length + 4,
      name.reduce((sum, byte) => sum + byte, 0),
    )
    tail.set([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7], name.length + 8)
    const journal = Buffer.concat([encode([0], 5, 1), new Uint8Array(4), tail])
    const attempt = (): boolean => {
      writeFileSync(path, new Uint8Array(pageSize))
      writeFileSync(`${path}-journal`, journal)
      const file = nodeDisk.open(path, 'r+')
      const done = recoverFile(nodeDisk, path, file)
      file.close()
      return done
    }
    expect(superJournalName(journal)).toBe('a.db-mj01')
    expect(attempt()).toBe(false)
    writeFileSync(join(folder, 'a.db-mj01'), '')
    expect(attempt()).toBe(true)
    expect(readFileSync(path)[0]).toBe(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
