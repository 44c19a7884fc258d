import { columnReader } from '#data/store/columns.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { listKinds } from '#shared/matching/listKinds.ts'
import type { PersonWords } from '#shared/matching/personKeys.ts'

/** A person of the register as it is compared, and what the office wants to see beside it. */
export type RegisteredPerson = Readonly<{
  id: string
  words: PersonWords
  household: string
  village: string
  villageName: string
  /** 在册, 已故 …; only those 在册 are looked into. */
  status: string
  relation: string
  /** Fields that agreements ask for (`listKinds`). */
  values: FieldValues
}>

const compared = ['name', 'idCard', 'birthDate', 'sex', 'headName', 'phone', 'household', 'village', 'status', 'relation'] as const

/** Fields of `member` that some kind of list asks for. */
const asked = ['lowIncome', 'destitute', 'disabilityLevel', 'disabilityKind', 'studentStatus'] as const
const askedBooleans = ['hasResidentMedical', 'hasWorkerMedical', 'hasResidentPension', 'hasWorkerPension'] as const

/** All persons that are not in the bin, whatever their status: a number of a dead person must not be taken for another's. */
export function loadPeople(context: ReadContext): readonly RegisteredPerson[] {
  const ledger = needLedger(context.registry, 'member')
  const reader = columnReader(context.registry, ledger, context.today)
  const fields = [...compared, ...asked, ...askedBooleans]
  const columns = ['t.id', ...fields.map((field) => reader.value(field).sql), reader.label('village')]
  const rows = context.engine.values(`SELECT ${columns.join(', ')} FROM ${reader.from()} WHERE t._removed = 0 ORDER BY t.rowid`)
  return rows.map((row) => {
    const at = (field: (typeof fields)[number]): string => String(row[1 + fields.indexOf(field)] ?? '')
    const villageName = String(row.at(-1) ?? '')
    const values = Object.fromEntries(
      [...asked, ...askedBooleans].map((field) => [field, row[1 + fields.indexOf(field)] as string | number | null]),
    )
    return {
      id: String(row[0]),
      words: {
        name: at('name'),
        idCard: at('idCard'),
        birth: at('birthDate'),
        sex: at('sex'),
        village: villageName,
        head: at('headName'),
        phone: at('phone'),
      },
      household: at('household'),
      village: at('village'),
      villageName,
      status: at('status'),
      relation: at('relation'),
      values,
    }
  })
}

/** Whether the person still counts. */
export function isOnRegister({ status }: RegisteredPerson): boolean {
  return status === '' || status === '在册'
}

/** Kinds in words for the window, with what is done next on a day. */
export function kindsInWords(monitored: string): readonly Readonly<{ kind: string; asks: 'listed' | 'agreement'; next: string }>[] {
  return listKinds.map(({ kind, asks, next }) => ({ kind, asks, next: next.replace(/\{monitored\}/g, monitored) }))
}
