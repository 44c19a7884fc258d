import { fullYears } from '#shared/values/date.ts'
import { defineRule, type Rule, type RuleHit } from '../define.ts'
import { birthOf, hit, isBlank, isHealthy, isHelped, isPupil, membersOf, ofPerson, preschool, textOf } from '../facts.ts'
import { memberRule, type Person } from '../memberRule.ts'

/** R040–R048: 文化程度, 在校生状况, dropping out, 雨露计划. */

const group = '教育健康劳动力'

const both = memberRule({
  id: 'R040',
  severity: '错误',
  title: '文化程度与在校生状况同时填报',
  group,
  definition: '在校生只填在校生状况，其他人只填文化程度，不能同时填。',
  of: ({ record, says }) => {
    const [education, status] = [textOf(record, 'education'), textOf(record, 'studentStatus')]
    if (education === '' || status === '') return null
    return says('education', `文化程度“${education}”与在校生状况“${status}”只能填一项：在校的清空文化程度，不在校的清空在校生状况`)
  },
})

const neither = memberRule({
  id: 'R041',
  severity: '错误',
  title: '文化程度、在校生状况、失学原因同时为空',
  group,
  definition: '脱贫户、监测对象的每名在册成员，三项至少填一项。',
  of: ({ record, household, says }) => {
    const isFilled = ['education', 'studentStatus', 'dropoutReason'].some((field) => !isBlank(record, field))
    return isFilled || !isHelped(household) ? null : says('studentStatus', '文化程度、在校生状况、失学原因都没有填，请补填一项')
  },
})

/** Full years on the last 1 September: who turned six since then starts school with the next one. */
function ageAtTermStart({ record, context }: Person): number | null {
  const { today } = context
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0)
  const born = birthOf(record)
  return born === null ? null : fullYears(born, `${year}-08-31`)
}

/** Finished 九年级 or later schools. */
const finished: readonly string[] = ['初中', '高中', '大专', '本科及以上']

const outOfSchool = memberRule({
  id: 'R042',
  severity: '错误',
  title: '义务教育适龄儿童不在校',
  group,
  definition: '{义务教育年龄起}–{义务教育年龄止} 周岁（本学年开学前满 {义务教育年龄起} 周岁）且未读完初中的，应在校，或填失学辍学原因。',
  params: ['schoolAgeFrom', 'schoolAgeTo'],
  of: (person) => {
    const { record, age, context } = person
    const from = context.policy.number('schoolAgeFrom', context.today)
    const to = context.policy.number('schoolAgeTo', context.today)
    const started = ageAtTermStart(person)
    if (age === null || age > to || started === null || started < from) return null
    if (isPupil(record) || !isBlank(record, 'dropoutReason') || finished.includes(textOf(record, 'education'))) return null
    const status = textOf(record, 'studentStatus') || '空'
    return person.says(
      'studentStatus',
      `义务教育适龄儿童（${textOf(record, 'birthDate')} 出生）不在校：在校生状况为${status}，请核实；确已失学的填失学或辍学原因并登记劝返`,
    )
  },
})

/** Stages of school with the ages below or above which they are doubted. */
const stages: readonly (readonly [stage: RegExp, least: number, most: number])[] = [
  [/^小学/, 6, 14],
  [/^[七八九]年级/, 12, 17],
  [/^(?:普通高中|中职)/, 15, 20],
  [/^(?:高职高专|技师学院|本科)/, 18, Infinity],
  [/^硕士/, 20, Infinity],
]

const stageAge = memberRule({
  id: 'R043',
  severity: '疑点',
  title: '在校生状况与年龄不符',
  group,
  definition: '小学 6–14 岁，初中 12–17 岁，高中、中职 15–20 岁，高职高专、技师学院、本科 18 岁起，硕士 20 岁起。',
  of: ({ record, age, says }) => {
    const status = textOf(record, 'studentStatus')
    const stage = stages.find(([pattern]) => pattern.test(status))
    if (!stage || age === null || (age >= stage[1] && age <= stage[2])) return null
    const usual = stage[2] === Infinity ? `${stage[1]} 岁以上` : `${stage[1]}–${stage[2]} 岁`
    return says('studentStatus', `在校生状况“${status}”一般为 ${usual}，出生日期为 ${textOf(record, 'birthDate')}，请核实`)
  },
})

const stillPreschool = memberRule({
  id: 'R044',
  severity: '疑点',
  title: '七岁以上仍为学前',
  group,
  definition: '7 周岁以上、健康的，在校生状况不应是学龄前儿童或学前教育。',
  of: ({ record, age, says }) => {
    const status = textOf(record, 'studentStatus')
    if (age === null || age < 7 || !isHealthy(record) || !preschool.includes(status)) return null
    return says('studentStatus', `已满 7 岁，在校生状况仍为${status}，请核实是否入学`)
  },
})

const little: readonly string[] = ['文盲或半文盲', '小学']

const youngAndUntaught = memberRule({
  id: 'R045',
  severity: '疑点',
  title: '16–22 岁文化程度为小学及以下',
  group,
  definition: '16–22 周岁的人员应已读完初中，文化程度为小学及以下的请核实。',
  of: ({ record, age, says }) => {
    const education = textOf(record, 'education')
    if (age === null || age < 16 || age > 22 || !little.includes(education)) return null
    return says('education', `16–22 岁文化程度为${education}，请核实是否曾辍学`)
  },
})

const healthyDropout = memberRule({
  id: 'R046',
  severity: '疑点',
  title: '因病因残失学但健康',
  group,
  definition: '失学或辍学原因为因病、因残的，健康状况不应是健康。',
  of: ({ record, says }) => {
    const reason = textOf(record, 'dropoutReason')
    if ((reason !== '因病' && reason !== '因残') || !isHealthy(record)) return null
    return says('health', `失学原因为${reason}，健康状况却为健康，请改正其中一项`)
  },
})

const vocational = /^(?:中职|高职高专|技师学院)/
const vocationalAid: readonly string[] = ['中职', '高职']

const wrongAid = defineRule({
  id: 'R047',
  severity: '错误',
  title: '享受雨露计划但不是中高职在校生',
  group,
  definition: '本年度享受雨露计划的，应是中职、高职高专或技师学院在校生。',
  root: 'household',
  reads: ['member', 'education'],
  check: (dossier, { today }) =>
    membersOf(dossier).flatMap((member) =>
      ofPerson(dossier.of('education'), member)
        .filter((aid) => textOf(aid, 'aidKind') === '雨露计划' && textOf(aid, 'year') === today.slice(0, 4))
        .flatMap((aid): readonly RuleHit[] => {
          if (vocational.test(textOf(member, 'studentStatus')) || hasGraduated(textOf(aid, 'graduatesOn'), today)) return []
          const status = textOf(member, 'studentStatus') || '不在校'
          return [
            hit(
              'education',
              aid,
              'aidKind',
              `${textOf(member, 'name')}享受雨露计划，在校生状况为${status}，不是中职、高职或技师学院学生，请核实`,
            ),
          ]
        }),
    ),
})

/** Paid for the first term of the year, out of school since summer. */
function hasGraduated(graduatesOn: string, today: string): boolean {
  return graduatesOn !== '' && graduatesOn <= today.slice(0, graduatesOn.length)
}

const noAid = memberRule({
  id: 'R048',
  severity: '疑点',
  title: '有中高职学生未享受雨露计划',
  group,
  definition: '脱贫户、监测对象中的中职、高职高专、技师学院在校生，本年或上年应有雨露计划资助或措施登记。',
  reads: ['education', 'measure', 'monitoring'],
  keeps: ['education'],
  of: (person) => {
    const { record, household, dossier, context } = person
    if (!vocational.test(textOf(record, 'studentStatus')) || !isHelped(household) || isBlank(household, 'kind')) return null
    if (!context.keeps('education')) return null
    const since = String(Number(context.today.slice(0, 4)) - 1)
    const aids = ofPerson(dossier.of('education'), record).filter((aid) => textOf(aid, 'year') >= since)
    const hasAid = aids.some((aid) => textOf(aid, 'aidKind') === '雨露计划' || vocationalAid.includes(textOf(aid, 'stage')))
    const hasMeasure = dossier.of('measure').some((measure) => textOf(measure, 'item').includes('雨露计划'))
    const isTold = dossier.of('monitoring').some((monitored) => textOf(monitored, 'schoolingHelp').includes('雨露计划'))
    if (hasAid || hasMeasure || isTold) return null
    return person.says('studentStatus', `${textOf(record, 'studentStatus')}在校，没有雨露计划登记，请核实是否应享未享`)
  },
})

export const schoolingRules: readonly Rule[] = [
  both,
  neither,
  outOfSchool,
  stageAge,
  stillPreschool,
  youngAndUntaught,
  healthyDropout,
  wrongAid,
  noAid,
]
