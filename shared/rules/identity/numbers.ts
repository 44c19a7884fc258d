import { parseIdCard } from '#shared/values/idCard.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import type { Rule, RuleContext, RuleHit, Sharer } from '../define.ts'
import { isBlank, isDisabled, isPresent, mendable, ofPerson, textOf } from '../facts.ts'
import { memberRule, type Person } from '../memberRule.ts'

/** R008–R013: one person, one number; the number of the 残疾人证 against person and columns. */

const group = '身份与唯一性'
const byNumber = 'member.idCard'
const byNameAndBirth = 'member.name+birthDate'

/** Others on the rolls with the same number. */
function sameNumber({ context, record }: Person): readonly Sharer[] {
  return context.sharing(byNumber, record).filter((other) => isPresent(other.record))
}

function placeOf(context: RuleContext, other: Sharer): string {
  const { record } = other
  const head = textOf(record, 'headName')
  return [context.nameOf('village', record.values.village), head && `${head}户`, textOf(record, 'name')]
    .filter((part) => part !== '')
    .join(' ')
}

const duplicate = memberRule({
  id: 'R008',
  severity: '错误',
  title: '证件号重复',
  group,
  definition: '同一证件号（前 18 位）在本库只能有一名在册人员。',
  reads: ['village'],
  shares: [byNumber],
  of: (person) => {
    const others = sameNumber(person)
    if (others.length === 0) return null
    const places = others.slice(0, 3).map((other) => placeOf(person.context, other))
    return person.says('idCard', `证件号重复：${places.join('、')} 也用此号，请核对证件，改正登记错的，或删除重复登记的`)
  },
})

const otherName = memberRule({
  id: 'R009',
  severity: '错误',
  title: '同一证件号姓名不一致',
  group,
  definition: '同一证件号的姓名应相同（错误）；同名同生日而证件号不同的，疑为同一人（疑点）。',
  reads: ['village'],
  shares: [byNumber, byNameAndBirth],
  of: (person) => [...otherNames(person), ...twins(person)],
})

function otherNames(person: Person): readonly RuleHit[] {
  const name = textOf(person.record, 'name')
  const other = sameNumber(person).find((sharer) => textOf(sharer.record, 'name') !== name)
  if (!other) return []
  return [person.says('name', `同一证件号姓名不一致：这里是${name}，另一处是 ${placeOf(person.context, other)}，请按证件改正`)]
}

function twins(person: Person): readonly RuleHit[] {
  const { record, context } = person
  const number = parseIdCard(textOf(record, 'idCard'))?.citizen ?? null
  if (number === null || textOf(record, 'birthDate').length < 10) return []
  const other = context.sharing(byNameAndBirth, record).find(({ record: theirs }) => {
    const their = parseIdCard(textOf(theirs, 'idCard'))?.citizen ?? null
    return isPresent(theirs) && their !== null && their !== number
  })
  if (!other) return []
  const message = `与 ${placeOf(context, other)} 同名同生日而证件号不同，疑为同一人，请核对证件`
  return [{ ...person.says('idCard', message), severity: '疑点' }]
}

const twice = memberRule({
  id: 'R010',
  severity: '疑点',
  title: '同一人在两户在册',
  group,
  definition: '同名同证件号的人不应同时在两个村或两户在册。',
  reads: ['village'],
  shares: [byNumber],
  of: (person) => {
    const { record, household, context } = person
    const name = textOf(record, 'name')
    const other = sameNumber(person).find((sharer) => sharer.root !== household.id && textOf(sharer.record, 'name') === name)
    if (!other) return null
    const here = context.nameOf('village', household.values.village)
    const there = context.nameOf('village', other.record.values.village)
    const where = here === there ? `${here}的两户` : `${here}、${there}`
    return person.says(null, `在${where}重复在册：另一处是 ${placeOf(context, other)}，请保留一处，其余办理转出`)
  },
})

const kinds = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'] as const
const levels = ['一级', '二级', '三级', '四级'] as const

const certificate = memberRule({
  id: 'R012',
  severity: '错误',
  title: '残疾证号与身份证号或等级不一致',
  group,
  definition: '残疾证号前 18 位是身份证号，第 19 位是残疾类别，第 20 位是残疾等级。',
  of: (person) => {
    const card = parseIdCard(textOf(person.record, 'disabilityCode'))
    if (!card || card.disabilityKind === null || card.disabilityLevel === null) return null
    return [...otherPerson(person, card.citizen), ...otherSigns(person, kinds[card.disabilityKind - 1], levels[card.disabilityLevel - 1])]
  },
})

function otherPerson(person: Person, citizen: string | null): readonly RuleHit[] {
  const own = parseIdCard(textOf(person.record, 'idCard'))?.citizen ?? null
  if (own === null || citizen === null || own === citizen) return []
  return [person.says('disabilityCode', '残疾证号前 18 位与本人身份证号不一致，请核对残疾证')]
}

function otherSigns(person: Person, kind: string | undefined, level: string | undefined): readonly RuleHit[] {
  const wrong = (field: string, label: string, told: string | undefined): readonly RuleHit[] => {
    const stored = textOf(person.record, field)
    if (told === undefined || stored === '' || stored === told) return []
    const mend: Record<string, FieldValue> = { [field]: told }
    return [mendable(person.says(field, `${label}登记为${stored}，残疾证号表示${told}，请核对残疾证`), mend)]
  }
  return [...wrong('disabilityKind', '残疾类别', kind), ...wrong('disabilityLevel', '残疾等级', level)]
}

const marked = memberRule({
  id: 'R013',
  severity: '疑点',
  title: '残疾登记与残疾证不符',
  group,
  definition: '健康状况含残疾的应有残疾证号；有残疾证的健康状况应含残疾。',
  reads: ['disability'],
  of: (person) => {
    const { record, dossier } = person
    const own = textOf(record, 'disabilityCode') !== '' || textOf(record, 'idCard').length >= 20
    const hasCard = own || ofPerson(dossier.of('disability'), record).some((card) => !isBlank(card, 'code'))
    if (isDisabled(record) && !hasCard) return person.says('disabilityCode', '健康状况为残疾，但没有残疾证号，请补填或核实健康状况')
    if (isDisabled(record) || !hasCard || isBlank(record, 'health')) return null
    return person.says('health', `持有残疾证，但健康状况为“${textOf(record, 'health').replace(/,/g, '、')}”，请核实`)
  },
})

export const numberRules: readonly Rule[] = [duplicate, otherName, twice, certificate, marked]
