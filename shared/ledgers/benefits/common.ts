import { defineLedger } from '#shared/ledger/define.ts'
import type { FieldDefinition, LedgerDefinition, Section } from '#shared/ledger/define.ts'
import { groupAliases, villageAliases } from '../places.ts'
import { bankCard, choice, idCard, inSection, link, longtext, money, month, shown, text, year, type Draft } from './fields.ts'

type Own = Readonly<{
  id: string
  label: string
  table: string
  title?: string
  unit?: string
  /** Of whom or what a record is: a person of a household, a household, or a village with what is in it. */
  of: 'person' | 'household' | 'village'
  /** Sections of the ledger's own, between 对象 and 发放, in the order of the form. */
  parts: readonly Part[]
  pay?: Pay
  /** Benefits that run until they are stopped. */
  stops?: boolean
  /** Label and further headings of the person's name and number. */
  name?: Heading
  idCard?: Heading
  keys: LedgerDefinition['naturalKeys']
}> &
  Pick<LedgerDefinition, 'aliases' | 'sort' | 'since' | 'occurrence' | 'parent'>

type Heading = Readonly<{ label?: string; aliases?: string }>
export type Part = Readonly<{ id: string; label: string; fields: readonly Draft[] }>

/** How money reaches a household; ledgers leave out what their sheets never carry. */
export type Pay = Readonly<{
  /** Null: the money is among the ledger's own fields. */
  amount: Draft | null
  /** Label and headings of the day of payment; null where the ledger's own date says it. */
  paidOn?: Heading | null
  /** 一卡通 and other accounts that money is paid to. */
  account?: boolean
}>

/**
 * A ledger of benefits: 对象 (person, household, village), the ledger's own parts, 发放, 停发, 办理. All ledgers share
 * these columns so that one person's benefits can be found, filtered and added up alike.
 */
export function defineBenefit(own: Own): LedgerDefinition {
  const { of, parts, pay, stops, keys, name: _name, idCard: _idCard, ...rest } = own
  const sections: Section[] = [{ id: 'who', label: of === 'village' ? '基本情况' : '对象' }]
  const fields: FieldDefinition[] = [...inSection('who', whoFields(own))]
  for (const part of parts) {
    if (!sections.some((section) => section.id === part.id)) sections.push({ id: part.id, label: part.label })
    fields.push(...inSection(part.id, part.fields))
  }
  if (pay) {
    if (!sections.some((section) => section.id === 'pay')) sections.push({ id: 'pay', label: '发放' })
    fields.push(...inSection('pay', payFields(pay)))
  }
  if (stops) {
    sections.push({ id: 'stop', label: '停发' })
    fields.push(...inSection('stop', stopFields))
  }
  sections.push({ id: 'handling', label: '办理' })
  fields.push(...inSection('handling', handlingFields))
  return defineLedger({ unit: '条', menu: 'benefits', title: 'name', ...rest, sections, fields, naturalKeys: keys })
}

function whoFields(own: Own): readonly Draft[] {
  if (own.of === 'village') return [villageLink]
  const name = text('name', own.name?.label ?? '姓名', nameWords(own), {
    ...shown(90, 20),
    search: 'name',
    ...(own.of === 'person' ? { required: true } : { help: '留空时取户主姓名' }),
  })
  const number = idCard('idCard', own.idCard?.label ?? '证件号码', numberWords(own), { ...shown(170, 40), search: 'tail' })
  return own.of === 'person' ? [householdLink, memberLink, ...places, name, number, ...ofMember] : [headLink, ...places, name, number]
}

const householdLink = link('household', '所属户', '所在户', { target: 'household', required: true })

/** The head stands for the household where nobody else is named. */
const headLink: Draft = { ...householdLink, fills: { name: 'headName', idCard: 'headIdCard' } }

const memberLink = link('member', '关联人员', '人编号 人口编号 人员编号 aab001', {
  target: 'member',
  fills: { name: 'name', idCard: 'idCard', household: 'household' },
})

const villageLink = link('village', '行政村', villageAliases.join(' '), {
  target: 'village',
  required: true,
  carry: true,
  ...shown(96, 24),
})

/** Where and of what kind the household is: read through the link, so that headings of sheets find the household. */
const places: readonly Draft[] = [
  link('village', '行政村', villageAliases.join(' '), {
    target: 'village',
    derived: { kind: 'parent', link: 'household', field: 'village' },
    ...shown(96, 20),
  }),
  link('group', '村民小组', groupAliases.join(' '), {
    target: 'group',
    derived: { kind: 'parent', link: 'household', field: 'group' },
    ...shown(76, 16),
  }),
  text('householdCode', '户编号', '户主编号 户编码 户号 家庭编号 农户编号 aac001', {
    derived: { kind: 'parent', link: 'household', field: 'code' },
  }),
  text('headName', '户主姓名', '户主 户名 户主名 户主名称', { derived: { kind: 'parent', link: 'household', field: 'headName' } }),
  idCard('headIdCard', '户主证件号码', '户主身份证 户主身份证号 户主身份证号码 户主证件号 hostId', {
    derived: { kind: 'parent', link: 'household', field: 'headIdCard' },
  }),
  choice('householdKind', '户类型', '农户类型 家庭类型 农户属性', {
    codes: 'householdKind',
    derived: { kind: 'parent', link: 'household', field: 'kind' },
  }),
  choice('monitoringKind', '监测对象类别', '监测类别 监测对象类型 监测户类型', {
    codes: 'monitoringKind',
    derived: { kind: 'parent', link: 'household', field: 'monitoringKind' },
  }),
]

const ofMember: readonly Draft[] = [
  choice('relation', '与户主关系', '家庭关系 与户主的关系 户主关系 和户主关系', {
    codes: 'relation',
    derived: { kind: 'parent', link: 'member', field: 'relation' },
  }),
  choice('sex', '性别', '', { codes: 'sex', derived: { kind: 'parent', link: 'member', field: 'sex' } }),
  month('birthDate', '出生日期', '出生年月 出生年月日 出生时间', { derived: { kind: 'parent', link: 'member', field: 'birthDate' } }),
]

const nameWords = (own: Own): string => without(own.name?.label, `姓名 受益人姓名 受益人 家庭成员姓名 人员姓名 ${own.name?.aliases ?? ''}`)
const numberWords = (own: Own): string =>
  without(
    own.idCard?.label,
    `证件号码 身份证 身份证号 身份证号码 证件号 公民身份号码 身份证件号码 居民身份证 居民身份证号 居民身份证号码 受益人证件号码 ${own.idCard?.aliases ?? ''}`,
  )

function without(label: string | undefined, words: string): string {
  return words
    .split(' ')
    .filter((word) => word !== label)
    .join(' ')
}

function payFields({ amount, paidOn, account }: Pay): readonly Draft[] {
  return [
    ...(amount ? [amount] : []),
    choice('payMethod', '发放方式', '支付方式 发放形式', { codes: 'payMethod' }),
    ...(paidOn === null
      ? []
      : [month('paidOn', paidOn?.label ?? '发放日期', paidOn?.aliases ?? '发放时间 发放月份 发放年月 拨付时间 到账日期', shown(104, 22))]),
    choice('payStatus', '发放状态', '补助发放状态 拨付状态', { codes: 'payStatus' }),
    ...(account ? accountFields : []),
  ]
}

const accountFields: readonly Draft[] = [
  text('bankName', '开户行', '开户银行 开户行名称 开户银行名称 银行名称'),
  text('accountName', '账户名', '开户行用户名 开户名 账户姓名 一卡通户名 持卡人'),
  bankCard('account', '账号', '一卡通账号 账户号码 开户行账号 银行卡号 银行账号 一卡通卡号 惠农一卡通账号 社保卡号', { search: 'tail' }),
]

const stopFields: readonly Draft[] = [
  month('stoppedOn', '停发日期', '停发时间 退出时间 退出日期 停发年月'),
  text('stopReason', '停发原因', '退出原因', { help: '停发的记录保留，不删除' }),
]

const handlingFields: readonly Draft[] = [
  text('handler', '经办人', '', { carry: true }),
  text('reviewer', '审核人', '', { carry: true }),
  longtext('note', '备注', '备注说明 家庭情况备注', { inPrint: true, printWidth: 24 }),
]

/** The year that a payment is for, of ledgers that pay by the year. */
export const forYear = (label = '年度', aliases = '数据年份 补贴年度 年份 所属年度 发放年度 period'): Draft =>
  year('year', label, without(label, aliases), { carry: true, ...shown(64, 14) })

export const batch = text('batch', '批次', '发放批次', { carry: true })

/** The usual amount of a ledger. */
export const amountOf = (label: string, aliases: string, more: Partial<Draft> = {}): Draft =>
  money('amount', label, aliases, { ...shown(104, 24), ...more })
