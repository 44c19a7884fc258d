import { expect } from 'vitest'
import { countedId, type TestCore } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which reports are written, kept, and their templates go out and come back. */
export async function reporting(core: TestCore, call: Call): Promise<void> {
  const templates = await call('reports.list', {})
  expect(templates.map(({ id }) => id)).toContain('monthly')
  expect((await call('reports.names', {})).some(({ placeholder }) => placeholder === '{总户数}')).toBe(true)
  const preview = await call('reports.preview', { template: 'assetManagement' })
  const token = core.token(core.at('资产报告.docx'))
  const made = await call('reports.make', { template: 'assetManagement', token, id: countedId() })
  expect(made.figures).toBe(preview.figures.length)
  expect(await call('reports.made', {})).toMatchObject([{ id: made.made, figures: made.figures }])
  expect((await call('reports.compare', { token })).figures).toHaveLength(made.figures)

  const form = core.token(core.at('模板.docx'))
  await call('reports.exportTemplate', { template: 'assetManagement', token: form })
  const { template } = await call('reports.importTemplate', { token: form, id: countedId(), name: '本镇资产报告', base: 'assetManagement' })
  await call('reports.renameTemplate', { template: template!, id: countedId(), name: '资产报告' })
  await call('reports.removeTemplate', { template: template!, id: countedId() })
  expect(await call('reports.list', {})).toEqual(templates)
}
