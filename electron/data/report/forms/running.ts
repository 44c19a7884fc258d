import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { RunningHead } from '#shared/printing/forms/resolved.ts'
import { cellText, fillText, holds, type Filling, type Place } from './fill.ts'

/**
 * What the second and further pages of a sheet are known by when they lie loose: the form, the record, its number, as the
 * edition shows them; on a blank form with room to write them. Lists are known by their own title.
 */
export function runningHead(filling: Filling, place: Place): RunningHead {
  const { form } = filling
  if (form.cards || filling.valuesOnly) return { left: '', right: '' }
  if (form.each !== 'record') return ofList(filling, place)
  const { ledger } = place
  const told = [findField(ledger, ledger.title), numberOf(ledger)].filter((field) => field !== undefined)
  const right = told.map((field) => {
    const text = place.row ? cellText(filling, { ledger, row: place.row, field }) : field.id === 'headName' ? pen(5) : pen(10)
    return text === '' ? '' : `${wordFor(field)}${shortened(text)}`
  })
  return { left: form.label.replace(/（[^（）]*）$/, ''), right: right.filter((text) => text !== '').join('\u3000') }
}

/** A book of one village names it, in its title or beside it; its figures are counted in what the first page says. */
function ofList(filling: Filling, place: Place): RunningHead {
  const title = titleOf(filling, place) || filling.form.label
  const village = filling.form.each !== 'village' || title.includes(place.sheet.village) ? '' : place.sheet.village
  return { left: `${title}（续）`, right: [village, unitOf(filling, place)].filter((text) => text !== '').join('\u3000') }
}

/** 单位：元 of the line above the table. */
function unitOf(filling: Filling, place: Place): string {
  const line = filling.form.blocks.find((block) => block.kind === 'line' && holds(filling, block.when, place))
  const texts = line?.kind === 'line' ? [line.left, line.middle, line.right] : []
  const said = texts.map((text) => /(?:金额)?单位：[^\s\u3000]+/.exec(fillText(filling, text ?? '', place))?.[0])
  return said.find((text) => text !== undefined && text.length <= mostUnit) ?? ''
}

/** 填报单位：… is an office. */
const mostUnit = 12

function titleOf(filling: Filling, place: Place): string {
  const title = filling.form.blocks.find((block) => block.kind === 'title' && holds(filling, block.when, place))
  return title?.kind === 'title' ? fillText(filling, title.text, place) : ''
}

/** The number that the paper's first page bears: that of the household, else the record's own. */
function numberOf(ledger: LedgerDefinition): FieldDefinition | undefined {
  return numberIds.map((id) => findField(ledger, id)).find((field) => field !== undefined)
}

const numberIds: readonly string[] = ['householdCode', 'code', 'number']

function wordFor(field: FieldDefinition): string {
  if (field.id === 'headName') return '户主：'
  return numberIds.includes(field.id) ? `${field.label}：` : ''
}

/** What a thing is called may be long; its number must not fall off the edge. */
function shortened(text: string): string {
  const chars = [...text]
  return chars.length > mostChars ? `${chars.slice(0, mostChars - 1).join('')}…` : text
}

const mostChars = 24

function pen(em: number): string {
  return '\u3000'.repeat(em)
}
