import { writeFileSync } from 'node:fs'
import { write } from '@e965/xlsx'
import { utils } from '@e965/xlsx'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { defaultSampleSize, sampleTownship } from '#data/sample/sampleTownship.ts'
import type { SampleRecord } from '#data/sample/sampleTownship.ts'

const memberFields = [
  'code', 'name', 'relation', 'idCard', 'sex', 'birthDate', 'ethnicity', 'education', 'health', 'laborSkill', 'marriage',
  'politicalStatus', 'residenceKind', 'phone', 'migrantMonths', 'hasResidentMedical', 'hasIllnessInsurance', 'hasResidentPension',
  'lowIncome', 'destitute', 'speaksMandarin',
] // prettier-ignore
const householdFields = ['code', 'address', 'kind']

/** Writes the member ledger of the practice township as a plain workbook of 26 columns: one person a row, no keys of our own. */
export function writeRoster(path: string): number {
  const township = sampleTownship({ ...defaultSampleSize, today: '2026-01-01' })
  const household = ledgerOf(shippedRegistry, 'household')
  const member = ledgerOf(shippedRegistry, 'member')
  const names = new Map([...township.villages, ...township.groups].map((place) => [place.id, String(place.values['name'])]))
  const households = new Map(township.households.map((record) => [record.id, record]))
  const own = memberFields.map((id) => fieldOf(member, id))
  const shared = householdFields.map((id) => fieldOf(household, id))
  const head = ['行政村', '村民小组', ...shared.map((field) => field.label), ...own.map((field) => field.label)]
  const rows = township.members.map((person) => {
    const home = households.get(String(person.values['household']))!
    const place = [home.values['village'], home.values['group']].map((id) => names.get(String(id)) ?? '')
    return [...place, ...cells(shared, home), ...cells(own, person)]
  })
  const sheet = utils.aoa_to_sheet([head, ...rows], { dense: true })
  const book = utils.book_new(sheet, '成员')
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }) as Buffer)
  return rows.length
}

function cells(fields: readonly FieldDefinition[], record: SampleRecord): readonly (string | number)[] {
  return fields.map((field) => {
    const value = record.values[field.id]
    return field.type === 'integer' && typeof value === 'number' ? value : formatValue(field, value)
  })
}

/** Fields of the member ledger that the export takes, as a person would choose them. */
export function exportedFields(ledger: LedgerDefinition): readonly string[] {
  return ledger.fields.slice(0, 45).map((field) => field.id)
}
