import { expect } from 'vitest'
import { addVillage, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which the county collects a township. The county's file is the open one afterwards. */
export async function collecting(core: TestCore, call: Call): Promise<void> {
  const path = core.at('黑石乡.tzdb')
  const town = makeTestCore({ folder: core.folder, person: '黑石' })
  await town.ok('file.create', { token: town.token(path), township: '黑石乡' })
  await addVillage(town, '新民村')
  await town.core.close()
  expect(await call('county.create', { token: core.token(core.at('全县.tzdb')), name: '示例县' })).toMatchObject({ county: true })
  const found = await call('county.folder', { token: core.token(core.folder) })
  const { files, report } = await call('county.collect', {
    files: found.filter(({ name }) => name === '黑石乡.tzdb').map(({ token }) => ({ token })),
  })
  expect(files).toMatchObject([{ township: '黑石乡', why: null }])
  expect(await call('county.report', {})).toEqual(report)
  await call('county.export', { token: core.token(core.at('各乡镇.xlsx')) })
  await call('county.print', { paper: 'A4', orientation: 'portrait' })
  await call('county.cancel', {})
}
