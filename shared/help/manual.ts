import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import type { Measure } from '#shared/measures/define.ts'
import type { FormSheet } from '#shared/printing/forms/resolved.ts'
import type { Rule } from '#shared/rules/define.ts'
import { column, sheet, table, title } from './bookParts.ts'
import type { PictureOf } from './define.ts'
import { toldField } from './fields/index.ts'
import { guideBook } from './guideBook.ts'

/** Books that the program prints about itself. */
export const manualParts = [
  { id: 'guide', label: '使用说明' },
  { id: 'measures', label: '统计指标口径册' },
  { id: 'rules', label: '检查规则册' },
  { id: 'fields', label: '台账项目册' },
] as const
export type ManualPart = (typeof manualParts)[number]['id']

/** What the books tell of: the registry of the open file (own fields included), the shipped measures and rules. */
export type ManualSource = Readonly<{ registry: Registry; measures: readonly Measure[]; rules: readonly Rule[]; pictureOf: PictureOf }>

/** The book as sheets, each chapter starting on a new page. */
export function manualSheets(part: ManualPart, source: ManualSource): readonly FormSheet[] {
  return { guide: () => guideBook(source.pictureOf), measures, rules, fields }[part](source)
}

function measures({ measures: all }: ManualSource): readonly FormSheet[] {
  const columns = [column('label', '指标', 46), column('unit', '单位', 14), column('definition', '怎么数的', 120)]
  return chapters(all, (measure) => measure.group).map(([group, some]) =>
    sheet(group, [
      title(`指标口径：${group}`),
      table(
        columns,
        some.map(({ label, unit, definition }) => [label, unit, definition]),
      ),
    ]),
  )
}

function rules({ rules: all }: ManualSource): readonly FormSheet[] {
  const columns = [
    column('id', '编号', 14),
    column('severity', '程度', 12),
    column('title', '规则', 50),
    column('definition', '定义和依据', 104),
  ]
  return chapters(all, (rule) => rule.group).map(([group, some]) =>
    sheet(group, [
      title(`检查规则：${group}`),
      table(
        columns,
        some.map((rule) => [rule.id, rule.severity, rule.title, rule.definition]),
      ),
    ]),
  )
}

function fields({ registry }: ManualSource): readonly FormSheet[] {
  const columns = [
    column('label', '项目', 36),
    column('kind', '类型', 18),
    column('options', '意思、选项、依据', 96),
    column('aliases', '表格里也叫', 30),
  ]
  return registry.ledgers
    .filter((ledger) => !ledger.system)
    .map((ledger) =>
      sheet(ledger.label, [
        title(`台账项目：${ledger.label}`),
        table(
          columns,
          shown(ledger).map((field) => fieldRow(registry, ledger, field)),
        ),
      ]),
    )
}

function shown(ledger: LedgerDefinition): readonly FieldDefinition[] {
  return ledger.fields.filter((field) => !field.retired && !field.internal && !field.secret)
}

const typeWords: Readonly<Record<FieldDefinition['type'], string>> = {
  text: '文字',
  longtext: '长文字',
  choice: '单选',
  multichoice: '多选',
  date: '日期',
  year: '年份',
  integer: '整数',
  money: '金额',
  quantity: '数量',
  idCard: '证件号',
  phone: '电话',
  bankCard: '银行卡号',
  boolean: '是否',
  link: '关联',
}

function fieldRow(registry: Registry, ledger: LedgerDefinition, field: FieldDefinition): readonly string[] {
  const kind = `${typeWords[field.type]}${field.unit ? `（${field.unit}）` : ''}${field.derived ? '，自动' : ''}`
  const options = codesOf(registry, field)?.items.map((item) => item.value) ?? []
  const told = toldField(registry, ledger, field)
  // What is said may be the advice itself; both are given where they differ.
  const advice = field.help && field.help !== told?.says ? ended(field.help) : ''
  const source = told?.source ? `依据：${told.source}` : ''
  const about = [ended(told?.says ?? ''), told?.derived ?? '', advice, options.length > 0 ? `选项：${options.join('、')}。` : '', source]
    .filter(Boolean)
    .join('')
  return [`${field.label}${field.required ? ' *' : ''}`, kind, about, field.aliases?.slice(0, 6).join('、') ?? '']
}

function ended(words: string): string {
  return words === '' || /[。；！？]$/.test(words) ? words : `${words}。`
}

function chapters<T>(all: readonly T[], groupOf: (one: T) => string): readonly (readonly [string, readonly T[]])[] {
  const names = [...new Set(all.map(groupOf))]
  return names.map((name) => [name, all.filter((one) => groupOf(one) === name)])
}
