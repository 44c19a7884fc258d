import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile, OpenOptions } from '#data/file/databaseFile.ts'
import { newEnvelope } from '#data/sealing/envelope.ts'
import { clock, copySettled, logRow, logText, makeBase, update } from './commit.ts'
import { quantile, timed } from './row.ts'
import type { BenchRow, Suite } from './row.ts'
import { good } from './session.ts'

const sizes = [16, 60]
const commits = 200
const warmUp = 10

/** An encrypted file against the same file plain: one durable commit, taking turns; opening; turning encryption on. */
export const sealingSuite: Suite = async ({ folder }) => {
  const rows: BenchRow[] = []
  for (const size of sizes) rows.push(...(await measureSize(folder, size)))
  return rows
}

async function measureSize(folder: string, megabytes: number): Promise<readonly BenchRow[]> {
  const { envelope, dataKey } = await newEnvelope('一口旧井')
  const seal = { envelope, dataKey }
  const plainPath = join(folder, 'plain.tzdb')
  const sealedPath = join(folder, 'sealed.tzdb')
  await makeBase(plainPath, megabytes)
  copySettled(plainPath, sealedPath)
  const converted = good(await openDatabaseFile(sealedPath))
  const conversion = await timed(() => converted.convert(seal))
  converted.close()
  const opened = await timed(() => reopen(sealedPath, { seal }))
  const openedPlain = await timed(() => reopen(plainPath, {}))
  const [own, others] = commitInTurns(opened.result, openedPlain.result)
  for (const file of [opened.result, openedPlain.result]) file.close()
  for (const made of [plainPath, sealedPath]) rmSync(made)
  return [
    {
      name: `加密文件提交，${megabytes} MB`,
      value: quantile(own, 0.5),
      p95: quantile(own, 0.95),
      unit: 'ms',
      peer: { name: '不加密', value: quantile(others, 0.5), p95: quantile(others, 0.95) },
      target: { of: 'ratio', most: 2 },
    },
    {
      name: `打开加密文件，${megabytes} MB（不含验密码）`,
      value: opened.ms,
      cpu: opened.cpu,
      unit: 'ms',
      peer: { name: '不加密', value: openedPlain.ms, cpu: openedPlain.cpu },
    },
    { name: `给文件加密，${megabytes} MB`, value: conversion.ms, cpu: conversion.cpu, unit: 'ms' },
  ]
}

async function reopen(path: string, options: OpenOptions): Promise<DatabaseFile> {
  return good(await openDatabaseFile(path, options))
}

function commitInTurns(...files: readonly [DatabaseFile, DatabaseFile]): readonly [number[], number[]] {
  const taken: readonly [number[], number[]] = [[], []]
  for (let number = 0; number < commits + warmUp; number++) {
    files.forEach((file, which) => {
      const ms = clock(() => {
        file.engine.transaction(() => {
          file.engine.run(update, [number, `s${number}`, (number * 7919) % 30_000])
          file.engine.run(logRow, [number, logText])
        })
        good(file.commit())
      })
      if (number >= warmUp) taken[which]!.push(ms)
    })
  }
  return taken
}
