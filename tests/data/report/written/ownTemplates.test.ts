import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf } from '#data/report/written/warnings.ts'
import { countedId } from '#tests/harness/dataCore.ts'
import { reportDesk, takeIn, type ReportDesk } from './reportDesk.ts'

let desk: ReportDesk
beforeAll(async () => void (desk = await reportDesk()))
afterAll(() => desk.core.dispose())

async function textWith(...paragraphs: readonly string[]): Promise<string> {
  const template = await takeIn(desk, paragraphs)
  return textOf((await desk.core.ok('reports.preview', { template })).lines)
}

async function value(measure: string): Promise<string> {
  const [found] = await desk.core.ok('figures.measures', { ids: [measure] })
  return found!.text.replaceAll(',', '')
}

describe('what an office writes in Word', () => {
  test('a placeholder torn over runs, with half of it bold, is one placeholder', async () => {
    const torn =
      '<w:p><w:r><w:t>全镇{总</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>户</w:t></w:r><w:r><w:t>数}户</w:t></w:r></w:p>'
    expect(await textWith(torn)).toBe(`全镇${await value('households')}户`)
  })

  test('full-width braces of Chinese input methods', async () => {
    expect(await textWith('全镇｛总户数｝户｛＃有总户数｝。｛／｝')).toBe(`全镇${await value('households')}户。`)
  })

  test('conditions within a paragraph, over paragraphs, and the empty paragraph goes', async () => {
    expect(await textWith('{#无总户数}没有农户{/}', '{#有总户数}', '有农户', '{/}', '{#无总户数}', '没有', '{/}', '完')).toBe('有农户\n完')
  })

  test('clauses are counted; a single one is not', async () => {
    expect(await textWith('{一是}甲{#无总户数}{一是}乙{/}{一是}丙', '{一是}丁')).toBe('一是甲二是丙\n丁')
  })

  test('a table cell that loses its only paragraph keeps an empty one', async () => {
    const cell = '<w:tbl><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{#无总户数}没有{/}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    const template = await takeIn(desk, [cell, '完'])
    const { path } = await desk.make({ template })
    expect(desk.part(path, 'word/document.xml')).toMatch(/<w:tc><w:tcPr\/><w:p\/?>/)
  })

  test('the look of the words stays: figures take the run of their placeholder', async () => {
    const template = await takeIn(desk, ['<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>共{总户数}户</w:t></w:r></w:p>'])
    const { path } = await desk.make({ template })
    const figure = `<w:bookmarkStart w:id="\\d+" w:name="_tz0000"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${await value('households')}</w:t></w:r><w:bookmarkEnd`
    expect(desk.part(path, 'word/document.xml')).toMatch(new RegExp(figure))
  })
})

describe('coming in', () => {
  test('with mistakes it stays outside, each with its paragraph and the nearest name', async () => {
    const path = await desk.template('错', ['全镇{总护数}户', '{#有总户数}没完', '原值{资产原值}元'])
    const done = await desk.core.ok('reports.importTemplate', { token: desk.core.token(path), id: countedId(), name: '错的' })
    expect(done.template).toBeNull()
    expect(done.problems).toMatchObject([
      { place: '全镇{总护数}户', nearest: '总户数' },
      { place: '原值{资产原值}元' },
      { place: '{#有总户数}没完', tag: '{#有总户数}' },
    ])
    expect((await desk.core.ok('reports.list', {})).some(({ name }) => name === '错的')).toBe(false)
  })

  test('a condition that ends inside a table that it does not begin in is told, not written', async () => {
    const cell = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲{/}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    const path = await desk.template('跨表', ['前{#有总户数}', cell, '完'])
    const done = await desk.core.ok('reports.importTemplate', { token: desk.core.token(path), id: countedId(), name: '跨表' })
    expect(done.template).toBeNull()
    expect(done.problems[0]!.message).toContain('同一个单元格')
  })

  test('what is no .docx is refused', async () => {
    const path = desk.core.at('不是.docx')
    writeFileSync(path, 'not a document')
    const fault = await desk.core.refused('reports.importTemplate', { token: desk.core.token(path), id: countedId(), name: '不是' })
    expect(fault.fault).toBe('reportTemplate.notWord')
  })

  test('renamed, replaced, exported again and removed; each a step that can be undone', async () => {
    const template = await takeIn(desk, ['{总户数}户'])
    await desk.core.ok('reports.renameTemplate', { template, id: countedId(), name: '来回走' })
    const path = await desk.template('新的', ['共{总人口}人'])
    const given = { token: desk.core.token(path), id: countedId(), name: '来回走', replaces: template }
    expect(await desk.core.ok('reports.importTemplate', given)).toMatchObject({ template })
    const out = desk.core.at('拿出来.docx')
    await desk.core.ok('reports.exportTemplate', { template, token: desk.core.token(out) })
    expect(readFileSync(out).equals(readFileSync(path))).toBe(true)
    const removal = countedId()
    await desk.core.ok('reports.removeTemplate', { template, id: removal })
    expect((await desk.core.refused('reports.preview', { template })).fault).toBe('reportTemplate.unknown')
    await desk.core.ok('history.undo', { id: countedId(), setId: removal })
    expect((await desk.core.ok('reports.preview', { template })).figures).toHaveLength(1)
  })
})
