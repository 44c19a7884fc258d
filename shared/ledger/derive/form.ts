import { longTextLimit, textLimit } from './coerceValue.ts'
import { currentChoices } from './matchChoice.ts'
import type { FieldDefinition, LedgerDefinition } from '../define.ts'
import { codesOf, isOwn, type Registry } from '../registry.ts'

/** Kind of control that edits a field. `yesNo` has three states, since 未填 is not 否. */
export type FormControl =
  | 'text'
  | 'textarea'
  | 'select'
  | 'multiselect'
  | 'date'
  | 'number'
  | 'money'
  | 'idCard'
  | 'phone'
  | 'bankCard'
  | 'yesNo'
  | 'link'
  | 'readonly'

export type FormInput = Readonly<{
  field: FieldDefinition
  control: FormControl
  /** Values that may be chosen today; a record may still hold one that has ended. */
  options: readonly string[]
  /** Digits after the point. */
  decimals: number
  maxLength: number
}>

export type FormSection = Readonly<{ id: string; label: string; inputs: readonly FormInput[] }>

/** The form of a ledger: sections in their order, fields in theirs; sections left empty and retired fields dropped. */
export function formSections(registry: Registry, ledger: LedgerDefinition, today: string): readonly FormSection[] {
  const inputs = ledger.fields.filter((field) => !field.retired).map((field) => inputOf(registry, field, today))
  return ledger.sections
    .map((section) => ({ ...section, inputs: inputs.filter((input) => input.field.section === section.id) }))
    .filter((section) => section.inputs.length > 0)
}

const controls: Readonly<Record<FieldDefinition['type'], FormControl>> = {
  text: 'text',
  longtext: 'textarea',
  choice: 'select',
  multichoice: 'multiselect',
  date: 'date',
  year: 'number',
  integer: 'number',
  money: 'money',
  quantity: 'number',
  idCard: 'idCard',
  phone: 'phone',
  bankCard: 'bankCard',
  boolean: 'yesNo',
  link: 'link',
}

function inputOf(registry: Registry, field: FieldDefinition, today: string): FormInput {
  const codes = codesOf(registry, field)
  return {
    field,
    control: isOwn(field) ? controls[field.type] : 'readonly',
    options: codes ? currentChoices(codes, today) : [],
    decimals: field.type === 'money' ? 2 : (field.scale ?? 0),
    maxLength: field.type === 'longtext' ? longTextLimit : textLimit,
  }
}
