import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { ageOf, isBlank, isPresent, numberOf, ofPerson, textOf } from '../facts.ts'
import { memberRule } from '../memberRule.ts'
import { personOf } from './personOf.ts'

/** R116–R119: public welfare posts. */

const group = '就业务工'

const unpaired = memberRule({
  id: 'R116',
  severity: '错误',
  title: '公益性岗位填写不全',
  group,
  definition: '公益性岗位类型与月数成对填写，一年不超过 {公益性岗位一年月数} 个月。',
  params: ['publicPostMonths'],
  of: ({ record, context, says }) => {
    const [kind, months] = [textOf(record, 'publicPost'), numberOf(record, 'publicPostMonths')]
    const most = context.policy.number('publicPostMonths', context.today)
    if (kind !== '' && (months === null || months === 0)) return says('publicPostMonths', `登记了${kind}，没有填月数，请补填`)
    if (kind === '' && (months ?? 0) > 0) return says('publicPost', `公益性岗位 ${months} 个月，没有填岗位类型，请补填`)
    return (months ?? 0) > most ? says('publicPostMonths', `公益性岗位 ${months} 个月，超过 ${most} 个月，请改正`) : null
  },
})

/** On duty on the day: begun, neither ended nor dismissed. */
function isHeld(post: RuleRecord, on: string): boolean {
  const [from, to, left] = [textOf(post, 'startDate'), textOf(post, 'endDate'), textOf(post, 'leftOn')]
  return (from === '' || from <= on) && (to === '' || to >= on) && (left === '' || left > on)
}

type PostRule = Omit<Rule, 'root' | 'reads' | 'check' | 'group'> &
  Readonly<{
    of: (
      post: RuleRecord,
      person: RuleRecord,
      around: Readonly<{ dossier: Dossier; context: RuleContext }>,
    ) => Omit<RuleHit, 'ledger' | 'record'> | null
  }>

/** A rule on each post that somebody of the household holds today. */
function postRule({ of, ...rule }: PostRule): Rule {
  return defineRule({
    ...rule,
    group,
    root: 'household',
    reads: ['member', 'publicPost'],
    check: (dossier, context) => {
      if (!isPresent(dossier.root)) return []
      return dossier.of('publicPost').flatMap((post): readonly RuleHit[] => {
        const person = isHeld(post, context.today) ? personOf(dossier, post) : null
        const found = person && of(post, person, { dossier, context })
        return found ? [{ ledger: 'publicPost', record: post.id, ...found }] : []
      })
    },
  })
}

const manyPosts = postRule({
  id: 'R117',
  severity: '疑点',
  title: '一人多岗',
  definition: '一人一岗；同一人同时在 2 个以上公益性岗位的，应核实。',
  of: (post, person, { dossier, context }) => {
    const held = ofPerson(dossier.of('publicPost'), person).filter((one) => isHeld(one, context.today))
    if (held.length < 2 || held[0]!.id === post.id) return null
    const kinds = held.map((one) => textOf(one, 'kind') || '未填类型').join('、')
    return { field: 'kind', message: `同时在 ${held.length} 个公益性岗位（${kinds}），请核实并登记解聘` }
  },
})

const wrongAge = postRule({
  id: 'R118',
  severity: '错误',
  title: '公益岗年龄超限',
  definition: '未满 {劳动年龄起} 周岁或达到 {公益性岗位年龄上限} 周岁为错误，达到 {公益性岗位年龄偏大线} 周岁为疑点。',
  params: ['workingAgeFrom', 'publicPostAgeMax', 'publicPostAgeDoubt'],
  of: (_, person, { context: { policy, today } }) => {
    const age = ageOf(person, today)
    if (age === null) return null
    const isWrong = age < policy.number('workingAgeFrom', today) || age >= policy.number('publicPostAgeMax', today)
    if (!isWrong && age < policy.number('publicPostAgeDoubt', today)) return null
    const message = `在公益性岗位，年龄 ${age} 周岁，${isWrong ? '不符合聘用条件，请解聘或改正年龄' : '年龄偏大，请核实能否胜任'}`
    return { field: null, message, severity: isWrong ? '错误' : '疑点' }
  },
})

const wrongPerson = postRule({
  id: 'R119',
  severity: '疑点',
  title: '公益岗不符合聘用条件',
  definition: '已减少（死亡、迁出等）的人员不应在公益性岗位；无劳动力、丧失劳动力的不宜聘用。',
  of: (_, person) => {
    if (!isPresent(person))
      return {
        field: 'leftOn',
        message: `${textOf(person, 'name')}已不在册（${textOf(person, 'statusReason') || textOf(person, 'status')}），请登记解聘日期`,
      }
    const skill = textOf(person, 'laborSkill')
    return ['无劳动力', '丧失劳动力'].includes(skill) ? { field: null, message: `劳动技能是“${skill}”却在公益性岗位，请核对` } : null
  },
})

const undated = postRule({
  id: 'R205',
  severity: '提醒',
  title: '公益岗没有聘用结束日期',
  definition: '公益性岗位合同应有结束日期，以便到期续聘或解聘。',
  of: (post) =>
    isBlank(post, 'endDate') && !isBlank(post, 'startDate')
      ? { field: 'endDate', message: '没有聘用结束日期，到期无法提醒，请补填' }
      : null,
})

export const postRules: readonly Rule[] = [unpaired, manyPosts, wrongAge, wrongPerson, undated]
