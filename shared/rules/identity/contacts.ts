import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { hit, isAfter, isBlank, isPresent, membersOf, ofPerson, textOf } from '../facts.ts'
import { memberRule } from '../memberRule.ts'

/** R022–R025: phones, accounts, the dead, and names. */

const group = '身份与唯一性'

const samePhone = defineRule({
  id: 'R022',
  severity: '疑点',
  title: '不同人员电话相同',
  group,
  definition: '不同户登记了同一号码；或同户在不同县务工的人登记了同一号码。',
  root: 'household',
  reads: ['member', 'village'],
  shares: ['household.phone', 'member.phone'],
  check: (dossier, context) => {
    if (!isPresent(dossier.root)) return []
    return [...householdPhone(dossier, context), ...memberPhones(dossier, context), ...phonesAway(dossier)]
  },
})

function householdPhone(dossier: Dossier, context: RuleContext): readonly RuleHit[] {
  const other = context.sharing('household.phone', dossier.root).find(({ record }) => isPresent(record))
  if (!other) return []
  const place = `${context.nameOf('village', other.record.values.village)} ${textOf(other.record, 'headName')}户`
  return [hit('household', dossier.root, 'phone', `联系电话与 ${place} 相同，请核实`)]
}

/** Families have one phone: only numbers that another household has, too, and that are not the household's own. */
function memberPhones(dossier: Dossier, context: RuleContext): readonly RuleHit[] {
  const own = textOf(dossier.root, 'phone')
  return membersOf(dossier).flatMap((member) => {
    if (textOf(member, 'phone') === own) return []
    const others = context.sharing('member.phone', member).filter(({ root }) => root !== null && root !== dossier.root.id)
    const other = others.find(({ record }) => isPresent(record))
    if (!other) return []
    const place = `${context.nameOf('village', other.record.values.village)} ${textOf(other.record, 'headName')}户${textOf(other.record, 'name')}`
    return [hit('member', member, 'phone', `电话与 ${place} 相同，请核实`)]
  })
}

function phonesAway(dossier: Dossier): readonly RuleHit[] {
  const away = membersOf(dossier).filter((member) => !isBlank(member, 'phone') && !isBlank(member, 'migrantPlace'))
  return away.flatMap((member, index) => {
    const other = away
      .slice(0, index)
      .find(
        (before) =>
          textOf(before, 'phone') === textOf(member, 'phone') && textOf(before, 'migrantPlace') !== textOf(member, 'migrantPlace'),
      )
    if (!other) return []
    const where = `${textOf(other, 'name')}在${textOf(other, 'migrantPlace')}、${textOf(member, 'name')}在${textOf(member, 'migrantPlace')}务工`
    return [hit('member', member, 'phone', `${where}，登记的电话却相同，请核实`)]
  })
}

const account = defineRule({
  id: 'R023',
  severity: '疑点',
  title: '一卡通账号异常',
  group,
  definition: '银行卡号末位校验（ISO/IEC 7812-1）不符、一个账号用于两户以上、或账户名不是家庭成员。',
  root: 'household',
  reads: ['member', 'village'],
  shares: ['household.bankCard'],
  check: (dossier, context) => {
    const { root } = dossier
    if (!isPresent(root)) return []
    const found: RuleHit[] = []
    const other = context.sharing('household.bankCard', root).find(({ record }) => isPresent(record))
    if (other) {
      const place = `${context.nameOf('village', other.record.values.village)} ${textOf(other.record, 'headName')}户`
      found.push(hit('household', root, 'bankCard', `一卡通账号与 ${place} 相同，请按存折核对`))
    }
    const name = textOf(root, 'accountName')
    const isMember = dossier.of('member').some((member) => textOf(member, 'name') === name)
    if (name !== '' && !isMember) found.push(hit('household', root, 'accountName', `账户名“${name}”不是家庭成员，请核实账号归属`))
    return found
  },
})

/** Of money and work: the field that says when, and how it is called. A year or month is compared as far as it goes. */
const afterDeath: readonly (readonly [ledger: string, field: string, label: string])[] = [
  ['transportSubsidy', 'paidOn', '交通补贴'],
  ['farmSubsidy', 'paidOn', '惠农补贴'],
  ['education', 'paidOn', '教育资助'],
  ['pension', 'paidOn', '养老等补助'],
  ['lowIncomeAid', 'paidOn', '低保金'],
  ['destituteAid', 'paidOn', '特困供养金'],
  ['disability', 'paidOn', '残疾人补贴'],
  ['publicPost', 'startDate', '公益性岗位'],
  ['publicPost', 'endDate', '公益性岗位'],
  ['migrantWork', 'startDate', '务工登记'],
  ['migrantWork', 'month', '务工登记'],
  ['medicalInsurance', 'insuredOn', '医保参保'],
  ['training', 'startDate', '技能培训'],
  ['loan', 'startDate', '小额信贷'],
]

const dead = defineRule({
  id: 'R024',
  severity: '错误',
  title: '死亡或注销人员仍享受政策',
  group,
  definition: '人员减少（死亡、注销、迁出）之后，不应再有资金发放、务工、公益性岗位、参保登记。',
  root: 'household',
  reads: ['member', ...new Set(afterDeath.map(([ledger]) => ledger))],
  check: (dossier) =>
    dossier
      .of('member')
      .filter(isGone)
      .flatMap((member) => afterwards(dossier, member)),
})

function isGone(member: RuleRecord): boolean {
  return textOf(member, 'status') === '自然减少' && !isBlank(member, 'statusDate')
}

function afterwards(dossier: Dossier, member: RuleRecord): readonly RuleHit[] {
  const gone = textOf(member, 'statusDate')
  const why = textOf(member, 'statusReason') || '减少'
  return afterDeath.flatMap(([ledger, field, label]) =>
    ofPerson(dossier.of(ledger), member)
      .filter((record) => isAfter(textOf(record, field), gone))
      .map((record) => {
        const message = `${textOf(member, 'name')}已于 ${gone} ${why}，${textOf(record, field)} 仍有${label}，请停发或核实减少日期`
        return hit(ledger, record, field, message)
      }),
  )
}

const oddName = memberRule({
  id: 'R025',
  severity: '疑点',
  title: '姓名不规范',
  group,
  definition: '姓名含空格、数字、括号说明，或“无”“死亡”等不像姓名的内容。',
  of: ({ record, says }) => {
    const name = textOf(record, 'name')
    return /[\s\d()（）【】]/.test(name) ? says('name', `姓名“${name}”含空格、数字或括号，请只填姓名，说明写在备注`) : null
  },
})

export const contactRules: readonly Rule[] = [samePhone, account, dead, oddName]
