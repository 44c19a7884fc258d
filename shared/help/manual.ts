import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import type { Measure } from '#shared/measures/define.ts'
import type { FormSheet, ResolvedBlock, ResolvedColumn } from '#shared/printing/forms/resolved.ts'
import type { Rule } from '#shared/rules/define.ts'
import { helpTopics } from './index.ts'
import { keyGroups } from './keys.ts'
import type { HelpTopic } from './define.ts'

/** Books that the program prints about itself. */
export const manualParts = [
  { id: 'guide', label: '使用说明' },
  { id: 'measures', label: '统计指标口径册' },
  { id: 'rules', label: '检查规则册' },
  { id: 'fields', label: '台账项目册' },
] as const
export type ManualPart = (typeof manualParts)[number]['id']

/** What the books tell of: the registry of the open file (own fields included), the shipped measures and rules. */
export type ManualSource = Readonly<{ registry: Registry; measures: readonly Measure[]; rules: readonly Rule[] }>

/** The book as sheets, each chapter starting on a new page. */
export function manualSheets(part: ManualPart, source: ManualSource): readonly FormSheet[] {
  return { guide, measures, rules, fields }[part](source)
}

function guide(): readonly FormSheet[] {
  const numbered = helpTopics.map((topic, index) => `${index + 1}. ${topic.title}`)
  const half = Math.ceil(numbered.length / 2)
  const contents: ResolvedBlock = {
    kind: 'grid',
    widths: [1, 1],
    keep: true,
    rows: numbered.slice(0, half).map((left, index) => ({ heightMm: 8, cells: [cell(left), cell(numbered[half + index] ?? '')] })),
  }
  const cover = sheet('使用说明', [title('乡镇帮扶台账 使用说明', 30), text('按 F1 随时看到这一页的帮助。'), heading('目录'), contents])
  const keys = keyGroups.map((group) => [
    heading(group.label),
    table(
      keyColumns,
      group.keys.map(([key, words]) => [key, words]),
    ),
  ])
  return [cover, ...helpTopics.map(topicSheet), sheet('快捷键', [title('快捷键'), ...keys.flat()])]
}

function topicSheet(topic: HelpTopic, index: number): FormSheet {
  const tasks = topic.tasks.flatMap((task) => [
    heading(task.title),
    ...task.steps.map((step, at) => text(`${at + 1}. ${step}`, { indent: true })),
  ])
  const notes = topic.notes ? [heading('请留意'), ...topic.notes.map((note) => text(`· ${note}`, { indent: true }))] : []
  return sheet(topic.title, [title(`${index + 1}. ${topic.title}`), text(topic.about, { indent: true }), ...tasks, ...notes])
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
    column('options', '选项、说明', 86),
    column('aliases', '表格里也叫', 40),
  ]
  return registry.ledgers
    .filter((ledger) => !ledger.system)
    .map((ledger) =>
      sheet(ledger.label, [
        title(`台账项目：${ledger.label}`),
        table(
          columns,
          shown(ledger).map((field) => fieldRow(registry, field)),
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

function fieldRow(registry: Registry, field: FieldDefinition): readonly string[] {
  const kind = `${typeWords[field.type]}${field.unit ? `（${field.unit}）` : ''}${field.derived ? '，自动' : ''}`
  const options = codesOf(registry, field)?.items.map((item) => item.value) ?? []
  const about = [options.join('、'), field.help ?? ''].filter(Boolean).join('。')
  return [`${field.label}${field.required ? ' *' : ''}`, kind, about, field.aliases?.slice(0, 6).join('、') ?? '']
}

function chapters<T>(all: readonly T[], groupOf: (one: T) => string): readonly (readonly [string, readonly T[]])[] {
  const names = [...new Set(all.map(groupOf))]
  return names.map((name) => [name, all.filter((one) => groupOf(one) === name)])
}

const keyColumns = [column('key', '按键', 40), column('words', '作用', 140)]

function sheet(name: string, blocks: readonly ResolvedBlock[]): FormSheet {
  return { name, village: '', blocks }
}

function title(words: string, aboveMm = 0): ResolvedBlock {
  return { kind: 'title', text: words, pt: 18, aboveMm }
}

function heading(words: string): ResolvedBlock {
  return { ...text(words), font: 'hei', pt: 12, aboveMm: 4 }
}

function cell(words: string) {
  return { text: words, head: false, span: 1, down: 1, align: 'left', upright: false, foot: '' } as const
}

function text(words: string, { indent = false } = {}) {
  return { kind: 'text', text: words, indent, align: 'left', pt: 11, bold: false, font: 'song', aboveMm: 1 } as const
}

function column(id: string, header: string, widthMm: number): ResolvedColumn {
  return { id, header: [header], widthMm, align: 'left', nowrap: false, shared: false, sum: null }
}

function table(columns: readonly ResolvedColumn[], rows: readonly (readonly string[])[]): ResolvedBlock {
  const sums = columns.map(() => null)
  return { kind: 'table', columns, rowMm: 0, groups: rows.map((row) => ({ rows: [row], sums })) }
}
