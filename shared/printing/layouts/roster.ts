import { findField } from '#shared/ledger/registry.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { columnOfField, sequenceColumn } from '../columns.ts'
import type { PrintColumn, PrintDocument, PrintGroup, PrintRow, PrintSection } from '../document.ts'
import { frameDocument, rosterSignature } from './options.ts'
import type { LayoutOptions } from './options.ts'

/** Display texts by field id: formatted, and masked already for the public edition. */
export type Texts = Readonly<Record<string, string>>

export type RosterHousehold = Readonly<{ values: Texts; members: readonly Texts[] }>

export type RosterVillage = Readonly<{ village: string; households: readonly RosterHousehold[] }>

export type RosterData = Readonly<{ township: string; villages: readonly RosterVillage[] }>

/** A column of the roster: a number counted by village, a household's field (merged over its members) or a member's. */
export type RosterColumn = Readonly<{ from: 'sequence' | 'household' | 'member'; field: string; column: PrintColumn }>

export type RosterOptions = LayoutOptions & Readonly<{ columns: readonly RosterColumn[]; pageBreakByVillage: boolean }>

/** Fields chosen for the roster, in order. */
export type RosterChoice = Readonly<{ household: readonly string[]; member: readonly string[] }>

/**
 * Columns from the two definitions: 序号, then the household's, then the members'. Without a choice: all fields marked
 * for printing, except what the member rows say anyway (the head's own number) or the title says (the village).
 */
export function rosterColumns(household: LedgerDefinition, member: LedgerDefinition, chosen?: RosterChoice): readonly RosterColumn[] {
  const choice = chosen ?? usualChoice(household, member)
  const ofHousehold = fieldsOf(household, choice.household)
  const ofMember = fieldsOf(member, choice.member)
  const columns: RosterColumn[] = [{ from: 'sequence', field: '#', column: { ...sequenceColumn, shared: true } }]
  for (const field of ofHousehold) {
    columns.push({
      from: 'household',
      field: field.id,
      column: { ...columnIn(household, field, ofMember), shared: true },
    })
  }
  for (const field of ofMember) {
    columns.push({ from: 'member', field: field.id, column: columnIn(member, field, ofHousehold) })
  }
  return columns
}

/** 农户花名册: members by household, household cells merged, a section with its own title for each village. */
export function householdRoster(data: RosterData, options: RosterOptions): PrintDocument {
  const name = options.name ?? '农户花名册'
  const sections = options.pageBreakByVillage
    ? data.villages.map((village) => villageSection(data, village, options, name))
    : [townshipSection(data, options, name)]
  return frameDocument(options, {
    columns: options.columns.map((column) => column.column),
    sections: withGrandTotal(sections, data, options.pageBreakByVillage),
    signature: { labels: rosterSignature, place: 'end' },
    numbering: options.pageBreakByVillage ? 'section' : 'document',
  })
}

function villageSection(data: RosterData, village: RosterVillage, options: RosterOptions, name: string): PrintSection {
  return {
    title: options.title ?? `${data.township}${village.village}${name}`,
    subtitle: {
      left: `填报单位（盖章）：${data.township}${village.village}`,
      middle: `填报日期：${options.date}`,
      right: '单位：户、人',
    },
    groups: groupsOf(village, options.columns),
    totals: [totalOf([village])],
  }
}

function townshipSection(data: RosterData, options: RosterOptions, name: string): PrintSection {
  const groups = data.villages.flatMap((village) => {
    const [first, ...rest] = groupsOf(village, options.columns)
    return first ? [{ ...first, heading: `${village.village}　${totalOf([village]).replace('合计', '共')}` }, ...rest] : []
  })
  return {
    title: options.title ?? `${data.township}${name}`,
    subtitle: {
      left: `填报单位（盖章）：${data.township}`,
      middle: `填报日期：${options.date}`,
      right: '单位：户、人',
    },
    groups,
    totals: [totalOf(data.villages)],
  }
}

/** With a section for each village the last one closes with the sum of all, to check the pile against. */
function withGrandTotal(sections: readonly PrintSection[], data: RosterData, byVillage: boolean): readonly PrintSection[] {
  if (!byVillage || sections.length < 2) return sections
  const total = totalOf(data.villages).replace('合计', `总计 ${data.villages.length} 个村`)
  return sections.map((section, index) => (index === sections.length - 1 ? { ...section, totals: [...section.totals, total] } : section))
}

function groupsOf(village: RosterVillage, columns: readonly RosterColumn[]): readonly PrintGroup[] {
  return village.households.map((household, index) => {
    const members = household.members.length > 0 ? household.members : [{}]
    return {
      rows: members.map((member) => rowOf(columns, { sequence: String(index + 1), household: household.values, member })),
    }
  })
}

function rowOf(columns: readonly RosterColumn[], from: Readonly<{ sequence: string; household: Texts; member: Texts }>): PrintRow {
  return columns.map((column) => (column.from === 'sequence' ? from.sequence : (from[column.from][column.field] ?? '')))
}

function totalOf(villages: readonly RosterVillage[]): string {
  const households = villages.reduce((sum, village) => sum + village.households.length, 0)
  const members = villages.reduce(
    (sum, village) => sum + village.households.reduce((people, household) => people + household.members.length, 0),
    0,
  )
  return `合计 ${households} 户 ${members} 人`
}

function usualChoice(household: LedgerDefinition, member: LedgerDefinition): RosterChoice {
  const place = household.parent?.field ?? household.fields.find((field) => field.type === 'link')?.id
  const isTold = (field: FieldDefinition) => field.derived?.kind === 'child' && field.id !== household.title
  return {
    household: household.fields
      .filter((field) => field.inPrint && !field.retired && field.id !== place && !isTold(field))
      .map((field) => field.id),
    member: member.fields.filter((field) => field.inPrint && !field.retired && field.derived?.kind !== 'parent').map((field) => field.id),
  }
}

/** Both may have a 备注: then the heading says whose, 备注（户） and 备注（人）. */
function columnIn(ledger: LedgerDefinition, field: FieldDefinition, others: readonly FieldDefinition[]): PrintColumn {
  const column = columnOfField(field)
  const isTwin = others.some((other) => other.label === field.label)
  return {
    ...column,
    id: `${ledger.id}.${field.id}`,
    header: isTwin ? [`${field.label}（${ledger.unit}）`] : column.header,
  }
}

function fieldsOf(ledger: LedgerDefinition, ids: readonly string[]): readonly FieldDefinition[] {
  return ids.flatMap((id) => findField(ledger, id) ?? [])
}
