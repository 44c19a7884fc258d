import type { Edition } from '#shared/forms/define.ts'
import type { Input, Selection } from '#shared/ipc/contract.ts'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'

export type FormWish = Input<'print.form'>

/** What each edition is, and what it hides, in words of the office. */
export const editionWords: Readonly<Record<Edition, Readonly<{ label: string; tells: string }>>> = {
  public: {
    label: '公示版（上墙、对外）',
    tells: '不印证件号、疾病、残疾、出生日期、门牌号和收入明细，电话、卡号隐藏中间几位，未成年人写作“张某之子”。',
  },
  internal: { label: '内部版（存档、报送）', tells: '按格式完整印出，页脚注明“内部资料 注意保管”，打印要写用途。' },
  holder: { label: '本人版（交给农户）', tells: '农户自己的资料，完整印出，只交给本人。' },
}

/** How a form is proposed. `selection` undefined: the whole ledger. */
export function startFormWish(info: FormInfo, selection: Selection | undefined, blank: boolean): FormWish {
  const edition = info.editions[0]!
  return {
    form: info.form,
    ...(info.own === null ? {} : { own: info.own }),
    ...(blank ? {} : { selection: ofSelection(selection) }),
    edition,
    mask: edition !== 'holder',
    answers: Object.fromEntries(info.asks.map((ask) => [ask.id, ask.initial ?? ''])),
  }
}

/** The list's own choice without its ledger, which the form knows. */
export function ofSelection(selection: Selection | undefined): NonNullable<FormWish['selection']> {
  if (!selection) return {}
  const { filter, search, ids, sort, asOf } = selection
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(search === undefined ? {} : { search }),
    ...(ids === undefined ? {} : { ids }),
    ...(sort === undefined ? {} : { sort }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}

/** All that must be said is said. */
export function isAnswered(info: FormInfo, wish: FormWish): boolean {
  const asked = info.asks.every((ask) => !ask.required || (wish.answers?.[ask.id] ?? '').trim() !== '' || !wish.selection)
  return asked && (!needsPurpose(wish) || (wish.purpose ?? '').trim() !== '')
}

/** Full numbers of an internal paper leave a purpose in the log. */
export function needsPurpose({ edition, mask, selection }: FormWish): boolean {
  return edition === 'internal' && !mask && selection !== undefined
}

/** A sheet for each of many records is laid out when it is asked for, not at once. */
export function startsAtOnce(info: FormInfo, wish: FormWish): boolean {
  if (!isAnswered(info, wish)) return false
  const ids = wish.selection?.ids
  return !wish.selection || info.each !== 'record' || (ids !== undefined && ids.length <= 200)
}
