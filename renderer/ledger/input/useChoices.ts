import { useEffect, useMemo, useState } from 'react'
import type { CodeList, FieldDefinition } from '#shared/ledger/define.ts'
import { isInForce } from '#shared/ledger/derive/matchChoice.ts'
import { attempt, call, useCall } from '#renderer/bridge/index.ts'
import { matchChoices, type Choice, type ReadPinyin } from './choiceMatch.ts'
import { todayIso, type Draft } from './draft.ts'

export type Within = Readonly<{ field: string; id: string }>

type Question = Readonly<{
  field: FieldDefinition
  codes?: CodeList | undefined
  typed: string
  /** Narrows a link to the records of another one: the groups of a village. */
  within?: Within | undefined
  active: boolean
}>

/** The options of a field that fit what is typed. Empty for fields that are free text. */
export function useChoices({ field, codes, typed, within, active }: Question): readonly Choice[] {
  const read = usePinyin(isListed(field) && field.type !== 'link')
  const listed = useMemo(() => choicesOf(field, codes), [field, codes])
  const linked = useLinked(field, typed, within, active)
  const part = field.type === 'multichoice' ? lastPart(typed) : typed
  return useMemo(() => (field.type === 'link' ? linked : matchChoices(listed, part, read)), [field.type, linked, listed, part, read])
}

/** Fields whose value is picked from a list. */
export function isListed(field: FieldDefinition): boolean {
  return field.type === 'choice' || field.type === 'multichoice' || field.type === 'boolean' || field.type === 'link'
}

/** Of several values in one box, the one being typed. */
export function lastPart(text: string): string {
  return text.split(/[、,，;；]/).at(-1) ?? ''
}

/** The box's text after an option was taken: several values keep the ones before. */
export function takeChoice(field: FieldDefinition, text: string, choice: Choice): string {
  if (field.type !== 'multichoice') return choice.label
  const before = text
    .split(/[、,，;；]/)
    .slice(0, -1)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== choice.label)
  return [...before, choice.label].join('、')
}

/** The one record that typed words mean: the only one found, or the only one of exactly that name. */
export async function resolveLink(field: FieldDefinition, text: string, within: Within | undefined): Promise<Draft | null> {
  const input = { ledger: field.target ?? 'unknown', text: text.trim(), ...(within ? { within } : {}) }
  const found = (await attempt(() => call('ledger.options', input))) ?? []
  const exact = found.filter((option) => option.label === text.trim())
  const meant = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined
  return meant ? { text: meant.label, link: meant.id } : null
}

function useLinked(field: FieldDefinition, typed: string, within: Within | undefined, active: boolean): readonly Choice[] {
  const input = { ledger: field.target ?? 'unknown', text: typed.trim(), ...(within ? { within } : {}) }
  const answer = useCall('ledger.options', input, {
    enabled: active && field.type === 'link',
    keepPrevious: true,
    staleTime: 5_000,
  })
  return useMemo(() => (answer.data ?? []).map(({ id, label, hint }) => ({ value: id, label, hint })), [answer.data])
}

function choicesOf(field: FieldDefinition, codes: CodeList | undefined): readonly Choice[] {
  if (field.type === 'boolean')
    return [
      { value: '1', label: '是', aliases: ['y', '1'] },
      { value: '0', label: '否', aliases: ['n', '0'] },
    ]
  if (!codes || !isListed(field)) return []
  const today = todayIso()
  return codes.items
    .filter((item) => isInForce(item, today))
    .map((item) => ({
      value: item.value,
      label: item.value,
      aliases: [...(item.aliases ?? []), ...(item.code ? [item.code] : [])],
    }))
}

let dictionary: Promise<ReadPinyin> | null = null

/** The pinyin dictionary is big, so it is loaded when the first input with a list is drawn: before its first letter. */
export function usePinyin(wanted: boolean): ReadPinyin | undefined {
  const [read, setRead] = useState<ReadPinyin | undefined>(undefined)
  useEffect(() => {
    if (!wanted || read) return
    let mounted = true
    dictionary ??= import('#shared/values/pinyin.ts').then((room) => room.namePinyin)
    void dictionary.then((found) => (mounted ? setRead(() => found) : undefined))
    return () => {
      mounted = false
    }
  }, [wanted, read])
  return read
}
