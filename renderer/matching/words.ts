import type { OutsideRole } from '#shared/matching/outsideRoles.ts'
import type { MatchShow } from '#shared/ipc/parts/matching.ts'

export const roleWords: Readonly<Record<OutsideRole, string>> = {
  name: '姓名',
  idCard: '证件号码',
  birth: '出生日期',
  sex: '性别',
  village: '所在村',
  head: '户主姓名',
  headIdCard: '户主证件号码',
  phone: '电话',
}

export const showWords: Readonly<Record<MatchShow, Readonly<{ label: string; help: string }>>> = {
  fresh: { label: '新增', help: '以前同类名单没有比中过的，保存后成为比对线索' },
  known: { label: '以前已有', help: '以前已经比中过的：核实结果保留，不再重复派发' },
  gone: { label: '名单中消失', help: '以前比中过、这次名单里没有了的' },
  agreed: { label: '与台账一致', help: '名单和台账说的一样，不用核实' },
  off: { label: '已不在册', help: '比中的人在台账里已经减少（死亡、迁出等）' },
}

/** Kinds of answers and the key that gives each. */
export const decisions = [
  { key: '1', state: '属实' },
  { key: '2', state: '不属实' },
  { key: '3', state: '同名不同人' },
  { key: '4', state: '已处理' },
  { key: '0', state: '待核实' },
] as const

export type HitState = (typeof decisions)[number]['state']
export const levels = ['确定', '很可能', '可能'] as const
export type Level = (typeof levels)[number]
