import { policyItems } from '#shared/policy/index.ts'
import { policyOf } from '#shared/policy/policyOf.ts'
import { addDays, addMonths } from '#shared/values/date.ts'
import type { Draft, Spoiler } from './defects.ts'
import { ago, dayOf, ofPerson, paidInto, type Household, type Person, type Values, type World } from './world.ts'

/** Defects that are several records together, or rare: they are planted first. */

const policy = policyOf(policyItems, [])

const isUnable = ({ values }: Person): boolean => /无|丧失/.test(String(values.laborSkill))
const isOrdinary = ({ household }: Draft): boolean => household !== undefined && !household.isHelped
const toHousehold: Spoiler['at'] = ({ household }) => (household ? { ledger: 'household', record: household.id } : null)
const toMember: Spoiler['at'] = ({ person }) => (person ? { ledger: 'member', record: person.id } : null)

/** An ordinary household elsewhere, the same for the same draft. */
function elsewhere({ world, household }: Draft, step: number): Household {
  const { households } = world
  const at = households.indexOf(household!) + step
  const order = [...households.slice(at % households.length), ...households.slice(0, at % households.length)]
  return order.find((one) => one !== household && !one.isHelped)!
}

/** Still monitored since 40 days at least. */
const isWatched = ({ values, world }: Draft): boolean => values.warning === '黄色' && String(values.identifiedAt) < ago(world, 39)

const plans = (draft: Draft) => draft.beside('measure').map(({ recordId }) => [recordId, { stage: '计划' }] as const)

const monitored: readonly Spoiler[] = [
  {
    rule: 'R093',
    ledger: 'monitoring',
    spoil: (draft) =>
      isWatched(draft)
        ? {
            ...Object.fromEntries(Object.keys(draft.values).flatMap((field) => (field.endsWith('Help') ? [[field, undefined]] : []))),
            helpStartedAt: undefined,
          }
        : null,
    also: plans,
  },
  {
    rule: 'R094',
    ledger: 'monitoring',
    spoil: (draft) =>
      isWatched(draft) && draft.household!.members.some((person) => !isUnable(person))
        ? {
            developmentHelp: '尚未实施',
            industryHelp: undefined,
            employmentHelp: undefined,
            financeHelp: undefined,
            postHelp: undefined,
            guaranteeHelp: '低保',
          }
        : null,
  },
  {
    rule: 'R097',
    ledger: 'monitoring',
    spoil: (draft) =>
      isWatched(draft) && !draft.household!.members.some(({ values }) => String(values.health).includes('残疾')) ? { risk2: '因残' } : null,
  },
  ended('R100', ({ beside }) => ({ removedAt: addDays(String(beside('monitoring')[0]!.values.identifiedAt), 60) })),
  {
    ...ended('R102', () => ({})),
    also: ({ household }) => household!.members.map(({ id }) => [id, { laborSkill: '丧失劳动力' }]),
  },
  {
    ...ended('R105', ({ values, world }) =>
      addMonths(String(values.removedAt), policy.number('followUpMonths', world.today)) < world.today ? { revisitedAt: undefined } : null,
    ),
    also: ({ beside, values }) => beside('visit').map(({ recordId }) => [recordId, { date: addDays(String(values.removedAt), -9) }]),
  },
]

/** The letting out of a round. */
function ended(rule: string, wrong: (draft: Draft) => Values | null): Spoiler {
  return { rule, ledger: 'monitoring', op: 'change', spoil: (draft) => (draft.values.removedAt ? wrong(draft) : null) }
}

const families: readonly Spoiler[] = [
  {
    rule: 'R009',
    ledger: 'member',
    spoil: (draft) => (isOrdinary(draft) && draft.values.relation !== '户主' ? { idCard: elsewhere(draft, 31).head.values.idCard } : null),
    partner: (draft) => elsewhere(draft, 31).id,
  },
  {
    rule: 'R010',
    ledger: 'member',
    spoil: (draft) => (isOrdinary(draft) && draft.values.relation !== '户主' ? inPlaceOf(draft, elsewhere(draft, 17).head) : null),
    partner: (draft) => elsewhere(draft, 17).id,
  },
  {
    rule: 'R011',
    ledger: 'member',
    spoil: (draft) =>
      isOrdinary(draft) && draft.values.disabilityCode ? { disabilityCode: `${String(draft.values.disabilityCode).slice(0, 18)}91` } : null,
  },
  {
    rule: 'R015',
    ledger: 'member',
    spoil: (draft) =>
      isOrdinary(draft) && draft.values.relation === '户主' && heirOf(draft)
        ? { status: '转出', statusDate: draft.world.today, statusReason: '户籍迁出' }
        : null,
    also: (draft) => [[heirOf(draft)!.id, { relation: '户主' }]],
  },
  {
    rule: 'R017',
    ledger: 'member',
    spoil: (draft) => (isOrdinary(draft) && isGrownChild(draft) && hasSpouse(draft.household!) ? { relation: '配偶' } : null),
  },
  {
    rule: 'R137',
    ledger: 'member',
    spoil: (draft) =>
      isOrdinary(draft) && draft.household!.members.length === 1
        ? { status: '自然减少', statusDate: draft.world.today, statusReason: '死亡' }
        : null,
    at: toHousehold,
  },
]

/** Somebody of another household stands here, too. */
function inPlaceOf({ values }: Draft, { values: theirs }: Person): Values {
  const blank = Object.fromEntries(Object.keys(values).map((field) => [field, undefined]))
  return { ...blank, ...theirs, household: values.household, code: values.code, relation: '其他', phone: undefined }
}

function heirOf({ household }: Draft): Person | undefined {
  return household!.members.find(({ values, age }) => values.relation !== '户主' && age >= 25)
}

function isGrownChild({ values, person }: Draft): boolean {
  return (values.relation === '之子' || values.relation === '之女') && person!.age >= 22
}

function hasSpouse({ members }: Household): boolean {
  return members.some(({ values }) => values.relation === '配偶')
}

const benefits: readonly Spoiler[] = [
  {
    rule: 'R024',
    ledger: 'member',
    op: 'change',
    copies: 'pension',
    spoil: ({ values, person, world }) =>
      values.statusReason === '死亡' && person
        ? {
            ...ofPerson(person),
            kind: '城乡居民养老',
            year: world.year,
            since: '2020-01',
            drawn: '领取中',
            monthly: 12_800,
            ...paidInto(person.household, world.today),
          }
        : null,
  },
  {
    rule: 'R048',
    ledger: 'member',
    spoil: (draft) =>
      keepsSchooling(draft) &&
      draft.household?.isHelped &&
      String(draft.values.studentStatus).startsWith('普通高中') &&
      !hasVocationalAid(draft)
        ? { studentStatus: String(draft.values.studentStatus).replace('普通高中', '中职') }
        : null,
  },
  {
    rule: 'R066',
    ledger: 'member',
    copies: 'migrantWork',
    spoil: ({ household, person, world }) =>
      person && !isUnable(person) && household!.members.every(({ values }) => values.lowIncome === '农村低保')
        ? workAway(world, person)
        : null,
    at: toMember,
  },
  {
    rule: 'R112',
    ledger: 'member',
    spoil: ({ person, beside }) =>
      beside('migrantWork').some(({ values }) => values.member === person?.id)
        ? { studentStatus: '普通高中一年级', education: undefined }
        : null,
    at: ({ person, beside }) => {
      const job = beside('migrantWork').find(({ values }) => values.member === person?.id)
      return job ? { ledger: job.ledger, record: job.recordId } : null
    },
  },
  {
    rule: 'R118',
    ledger: 'member',
    copies: 'publicPost',
    spoil: ({ household, person, world }) =>
      household?.isHelped && person && person.age >= 70 && !person.values.publicPost ? post(world, person) : null,
  },
]

/** Before the first payment of a year a small township keeps no list yet, and nobody is missing from it. */
function keepsSchooling({ world }: Draft): boolean {
  return world.chapters.some(({ changes }) => changes.some(({ ledger }) => ledger === 'education'))
}

function hasVocationalAid({ beside }: Draft): boolean {
  return [...beside('education'), ...beside('measure'), ...beside('monitoring')].some(({ values }) =>
    Object.values(values).some((value) => /雨露计划|中职|高职/.test(String(value))),
  )
}

function workAway(world: World, person: Person): Values {
  return {
    ...ofPerson(person),
    month: world.today.slice(0, 7),
    isWorking: 1,
    isPlanning: 0,
    startDate: `${world.year - 1}-03`,
    area: '省外',
    place: '广东省东莞市',
    province: '广东省',
    city: '东莞市',
    county: '东莞市',
    employer: '示例制衣厂',
    industry: '第二产业',
    trade: '制造业',
    job: '操作工',
    channel: '自主外出',
    isTransported: 0,
    wage: 520_000,
    handler: person.household.village.informant,
  }
}

function post(world: World, person: Person): Values {
  const months = 12
  return {
    ...ofPerson(person),
    kind: '保洁员',
    fund: '光伏收益',
    employer: `${person.household.village.name}村民委员会`,
    work: '负责本村责任区的日常管护',
    isInsured: 1,
    startDate: `${world.year}-01-01`,
    endDate: `${world.year}-12-31`,
    months,
    wage: 60_000,
    amount: 60_000 * months,
    ...paidInto(person.household, dayOf(world, world.year, '01-20')),
  }
}

const places: readonly Spoiler[] = [
  { rule: 'R135', ledger: 'village', most: 1, spoil: () => ({ arableLand: 100 }) },
  { rule: 'R147', ledger: 'fundSource', most: 1, spoil: ({ values, world }) => (isBehind(values, world) ? slowly(values) : null) },
  { rule: 'R200', ledger: 'inspection', spoil: () => ({ date: undefined }) },
]

/** A bridging fund of this year, in a month that has a goal behind it. */
function isBehind(values: Values, world: World): boolean {
  const first = Math.min(...[...policy.text('spendingMilestones', world.today).matchAll(/(\d+)=/g)].map(([, month]) => Number(month)))
  return values.year === world.year && String(values.level).includes('衔接资金') && Number(world.today.slice(5, 7)) > first
}

/** Ten times as much arrived as is paid out. */
function slowly({ amount }: Values): Values {
  return { amount: Number(amount) * 10 }
}

export const caseDefects: readonly Spoiler[] = [...monitored, ...places, ...benefits, ...families]
