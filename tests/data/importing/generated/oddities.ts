import type { TestCell } from '#tests/shared/importing/sheetBuilder.ts'
import type { Column } from './columns.ts'
import type { Random } from './random.ts'
import { idOf } from '#tests/shared/importing/people.ts'
import { concept, type Concept } from './words.ts'

/** What real files of offices have beside the plain table. Each is drawn for itself. */

const other = (n: number): string => `王${'甲乙丙丁戊己庚辛壬'[n] ?? '癸'}`

/** Persons that belong to no household: their names, telephones and numbers are nobody's columns. */
export const otherPersons: readonly Concept[] = [
  concept('other', null, '网格员姓名 网格员 | ', (_h, _p, random) => other(random.whole(0, 8))),
  concept('other', null, '网格员电话 网格员联系电话 | ', (_h, _p, random) => `1391111${random.whole(1000, 9999)}`),
  concept('other', null, '| 代领人姓名 代领人', (_h, _p, random) => other(random.whole(0, 8))),
  concept('other', null, '| 代领人身份证号 代领人证件号码', (_h, _p, random) => idOf(random.whole(1, 400) * 2, '19700101')),
  concept('other', null, '| 代领人电话 紧急联系人电话 备用电话', (_h, _p, random) => `1392222${random.whole(1000, 9999)}`),
  concept('other', null, '| 村医姓名 紧急联系人', (_h, _p, random) => other(random.whole(0, 8))),
  concept('other', null, '| 原户主姓名 曾用名 祖父姓名', (_h, _p, random) => other(random.whole(0, 8))),
]

const numbering: readonly ((index: number) => string)[] = [
  (index) => `${index + 1}.`,
  (index) => `${index + 1}、`,
  (index) => `（${index + 1}）`,
  (index) => `A${index + 1} `,
  (index) => `A${index + 1}.`,
]
const remarks = ['（18位）', '（是/否）', '(填写全称)', '（下拉选择）', '（公历）', '（必填项）', '(据实填写)']

/** 1.户主姓名 2.家庭人口数: the columns of a form are counted; some say how to fill them in. */
export function numbered(random: Random, columns: readonly Column[]): readonly Column[] {
  const write = random.pick(numbering)
  return columns.map((column, index) => leafAs(column, (leaf) => `${write(index)}${leaf.replace(/^\*/, '')}`))
}

export function remarked(random: Random, columns: readonly Column[]): readonly Column[] {
  return columns.map((column) =>
    random.chance(0.15) && !/[（(]/.test(column.path.at(-1) ?? '')
      ? leafAs(column, (leaf) => `${leaf.trim()}${random.pick(remarks)}`)
      : column,
  )
}

function leafAs(column: Column, write: (leaf: string) => string): Column {
  return { ...column, path: [...column.path.slice(0, -1), write(column.path.at(-1) ?? '')] }
}

/** Rows at the foot of a printed page, before its head comes again. */
export function pageFoot(random: Random, width: number, page: number): readonly (readonly TestCell[])[] {
  const all: readonly (readonly TestCell[])[] = [
    [`第${page}页 共9页`],
    ['本页小计', ...Array.from({ length: Math.max(0, width - 3) }, (): TestCell => null), 120 + page, 33],
    ['填表人：张敏', null, '审核人：李强'],
  ]
  return random.some(all, random.whole(0, 2))
}

/** Under the last record: nothing more follows. */
export const lastLines: readonly (readonly TestCell[])[] = [['以下空白'], ['—— 以下空白 ——'], ['（此页无正文）'], ['第 3 页，共 3 页']]

/** A caption over the rows of a village or a group. */
export function captionOf(random: Random, village: string, index: number): readonly TestCell[] {
  return [
    random.pick([
      village,
      `${'一二三四五六七八九十'[index % 10] ?? ''}、${village}`,
      `（${'一二三四五六七八九十'[index % 10] ?? ''}）${village}`,
    ]),
  ]
}
