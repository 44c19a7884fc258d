import type { FieldValue } from '#shared/ledger/define.ts'
import { coerceValue, type Coerced } from '#shared/ledger/derive/coerceValue.ts'
import { meaningOf, type Meant } from '#shared/ledger/derive/meanings.ts'
import { decimalText } from '#shared/values/decimal.ts'
import { parseIdCard } from '#shared/values/idCard.ts'
import { normalizeText } from '#shared/values/text.ts'
import type { Slot } from './slots.ts'

/** A value that a cell tells of another field: slot of the cell → slot that takes it, where it has nothing of its own. */
export type Also = Readonly<{ from: number; place: number; value: FieldValue }>
/** A cell as read, with what it says beyond its field. */
export type Reading = Coerced & Readonly<{ also?: readonly Also[]; remark?: string }>
type Context = Readonly<{ slots: readonly Slot[]; today: string }>

export type InCell = Parameters<typeof coerceValue>[1]

/** Reads a cell as the value of a slot. `slots` are all of the table, so that what it says of others finds its place. */
export function readCell(context: Context, slot: Slot, cell: InCell): Reading {
  if (slot.role === 'ignored' || (cell.kind === 'text' && cell.text.trim() === '')) return nothing
  const { type } = slot.field
  const isDigits = type === 'idCard' || type === 'bankCard'
  if (isDigits && ((cell.kind === 'number' && Math.abs(cell.number) >= 1e15) || /^\s*\d(?:\.\d+)?[eE]\+\d+\s*$/.test(cell.text)))
    return damaged
  const meant = cell.kind === 'text' && slot.field.means ? meaningOf(slot.field, cell.text) : null
  if (meant) return readMeant(context, slot, meant)
  const read = coerceValue(slot.field, cell, { codes: slot.codes, today: context.today, factor: slot.factor })
  if (slot.field.unit === '%') return doubted(slot, cell, read)
  return slot.certificate ? readCertificate(context, slot, read) : softened(slot, cell, read)
}

/** 0.42 under a heading with % may be 0.42% or, in a cell that lost its format, 42%: it is taken as written and told. */
function doubted(slot: Slot, cell: InCell, read: Coerced): Reading {
  const { value } = read
  const one = 10 ** (slot.field.type === 'quantity' ? (slot.field.scale ?? 0) : 0)
  if (slot.isOurs || typeof value !== 'number' || value === 0 || Math.abs(value) > one || /[%％]/.test(cell.text)) return read
  const text = cell.text.trim()
  const message = `“${text}”没有百分号，按 ${text}% 录入；如果是 ${decimalText(value * 100, slot.field.type === 'quantity' ? (slot.field.scale ?? 0) : 0)}%，请改写`
  return { ...read, problems: [...read.problems, { code: 'percent.small', severity: '疑点', message }] }
}

/** The number of a 残疾人证 in the ID column is the ID number, and says where else it belongs. */
function readCertificate(context: Context, slot: Slot, read: Coerced): Reading {
  const { certificate } = slot
  if (!certificate || typeof read.value !== 'string' || read.value.length < 20 || isWrong(read)) return read
  const card = parseIdCard(read.value)
  if (!card || card.citizen === null) return read
  const said: readonly (readonly [string, string | number | null])[] = [
    [certificate.number, card.number],
    [certificate.kind, card.disabilityKind],
    [certificate.level, card.disabilityLevel],
  ]
  const also = said.flatMap(([key, told]) => {
    const target = context.slots.find((one) => one.role === slot.role && one.key === key && one.part === slot.part)
    const value = target?.codes ? (target.codes.items.find((item) => item.code === String(told))?.value ?? null) : told
    return target && value !== null ? [{ from: slot.place, place: target.place, value }] : []
  })
  return { value: card.citizen, problems: read.problems, also }
}

function isWrong({ problems }: Coerced): boolean {
  return problems.some((problem) => problem.severity === '错误')
}

/** 幼儿园 under 文化程度: the value of another field, told where the cell says nothing of its own. */
function readMeant(context: Context, slot: Slot, meant: Meant): Reading {
  const rest: InCell = { kind: meant.rest === '' ? 'blank' : 'text', text: meant.rest, number: Number.NaN }
  const own = softened(slot, rest, coerceValue(slot.field, rest, { codes: slot.codes, today: context.today }))
  const also = Object.entries(meant.also).flatMap(([key, value]) => {
    const target = context.slots.find((one) => one.role === slot.role && one.key === key && one.part === slot.part)
    return target ? [{ from: slot.place, place: target.place, value, label: target.field.label }] : []
  })
  const moved =
    meant.moved.length === 0
      ? []
      : also.map(({ label, value }) => ({
          code: 'choice.moved',
          severity: '疑点' as const,
          message: `“${meant.moved.join('、')}”属于${label}，按${label}“${String(value)}”录入，请核对`,
        }))
  return { ...own, also, problems: [...own.problems, ...moved] }
}

const unreadable = new Set(['choice.unknown', 'boolean.unreadable', 'phone.unreadable'])

/**
 * Words outside the list of a field that may stay blank do not keep the person out (R026 is a doubt): the field
 * stays as it is, and the words are kept in the note where the ledger has one.
 */
function softened(slot: Slot, cell: InCell, result: Coerced): Reading {
  if (slot.remark === null || !result.problems.some((problem) => unreadable.has(problem.code))) return result
  const fate = slot.remark === 'note' ? '本项没有录入，原文记入备注' : '本项没有录入'
  const problems = result.problems.map((problem) =>
    unreadable.has(problem.code)
      ? {
          ...problem,
          severity: '疑点' as const,
          message: `${problem.message}${/[？。]$/.test(problem.message) ? '' : '，'}${fate}`,
        }
      : problem,
  )
  return {
    value: result.value,
    problems,
    ...(slot.remark === 'note' ? { remark: `${slot.field.label}：${normalizeText(cell.text)}` } : {}),
  }
}

/** A blank cell. */
export const nothing: Reading = { value: null, problems: [] }
const damaged: Coerced = {
  value: null,
  problems: [
    {
      code: 'idCard.damaged',
      severity: '错误',
      message: '号码在 Excel 中存成了数字，末几位已丢失，无法恢复，请按证件重新填写',
    },
  ],
}
