import { addDays } from '#shared/values/date.ts'
import type { Draft, Spoiler } from './defects.ts'
import { lastIncomeYear } from './incomes.ts'
import { ago, type Values } from './world.ts'

/** Records of books spoilt for R070–R122 and R140–R163, R204–R211. */

type Wrong = (values: Values, draft: Draft) => Values | null

function wrong(ledger: string, rule: string, spoil: Wrong, more: Partial<Spoiler> = {}): Spoiler {
  return { rule, ledger, spoil: (draft) => spoil(draft.values, draft), ...more }
}

/** Only the last income is looked at by most rules. */
function income(rule: string, spoil: Wrong): Spoiler {
  return wrong('income', rule, (values, draft) =>
    values.year === lastIncomeYear(draft.world) && !draft.household?.isMonitored ? spoil(values, draft) : null,
  )
}

const parts = ['migrantWages', 'postWages', 'jobReward', 'otherWages'] as const
const costs = { costs: undefined, plantingCosts: undefined, breedingCosts: undefined, otherCosts: undefined } as const

const incomes: readonly Spoiler[] = [
  income('R070', ({ property }) => ({ property: Number(property) + 50_000 })),
  income('R071', () => ({ netGiven: 100_000 })),
  income('R072', () => ({ perCapitaGiven: 100_000 })),
  income('R073', () => ({ property: -10_000 })),
  income('R074', () => costs),
  income('R075', (values) => ({
    ...Object.fromEntries(parts.map((part) => [part, undefined])),
    wages: 40_000_000,
    otherWages: values.wages === undefined ? undefined : 40_000_000,
  })),
  income('R076', ({ headcount }) => ({ headcount: Number(headcount) * 20 })),
  income('R077', ({ headcount }, { household }) => (household?.values.kind === '脱贫户' ? { headcount: Number(headcount) * 20 } : null)),
  income('R078', ({ transfer }) => ({ familyPlanning: 5_000, transfer: Number(transfer ?? 0) + 5_000 })),
  income('R079', ({ headcount }) => (Number(headcount) > 1 ? { headcount: 1 } : null)),
  income('R080', ({ wages }, { household }) =>
    wages !== undefined && household!.members.some((one) => Number(one.values.migrantMonths ?? 0) > 0)
      ? { ...Object.fromEntries(parts.map((part) => [part, undefined])), wages: 0 }
      : null,
  ),
  income('R081', () => ({ headcount: undefined })),
]

const open: Wrong = ({ warning }) => (warning === '黄色' ? {} : null)
/** Of those still monitored; there are few, so that each is spoilt once at most. */
const watched = (rule: string, values: Values): Spoiler => wrong('monitoring', rule, (own, draft) => open(own, draft) && values)
const removed = (rule: string, values: Values): Spoiler =>
  wrong('monitoring', rule, (own) => (own.removedAt ? values : null), { op: 'change' })

const monitoring: readonly Spoiler[] = [
  wrong('monitoring', 'R091', (values) => (values.warning === '绿色' ? { risk2: values.risk1 } : null)),
  wrong('monitoring', 'R098', (values) => (values.warning === '绿色' ? { entryHouseUnsafe: 1 } : null)),
  wrong('monitoring', 'R104', (values) => (values.warning === '绿色' ? { noticeTo: addDays(String(values.noticeFrom), 1) } : null)),
  wrong('monitoring', 'R106', (values) => (values.warning === '绿色' ? { moveHelp: '易地搬迁' } : null)),
  wrong('monitoring', 'R099', (values) => (values.warning === '绿色' ? { contact: undefined } : null)),
  removed('R101', { exitPerCapita: 100_000 }),
  removed('R103', { exitHouseUnsafe: 1 }),
  wrong('monitoring', 'R108', (values) => (values.warning === '黄色' ? { identifiedAt: addDays(String(values.identifiedAt), 10) } : null), {
    copies: true,
  }),
  wrong('monitoring', 'R090', (values) => (values.warning === '黄色' && values.kind === '边缘易致贫户' ? { kind: '脱贫不稳定户' } : null)),
  watched('R092', { identifiedAt: '2019-05-01' }),
  watched('R095', { industryHelp: '其他', employmentHelp: undefined, developmentHelp: '已实施' }),
  watched('R096', { risk2: '因安全住房' }),
  watched('R204', { developmentHelp: '尚未实施', industryHelp: '技术指导' }),
  wrong('clue', 'R107', (values, { world }) =>
    values.result === '不符合纳入条件' && String(values.foundOn) < ago(world, 9)
      ? { state: '待核查', result: undefined, checkedOn: undefined, closedOn: undefined }
      : null,
  ),
]

const work: readonly Spoiler[] = [
  wrong('migrantWork', 'R110', () => ({ employer: undefined })),
  wrong('migrantWork', 'R111', () => ({ wage: 3_500_000 })),
  wrong('migrantWork', 'R114', () => ({ endDate: '2020-01' })),
  wrong('migrantWork', 'R115', ({ area }) => (area === '省外' ? { channel: '帮扶车间' } : null)),
  wrong('migrantWork', 'R120', () => ({ isWorking: 0, isPlanning: 1, startDate: undefined })),
  {
    rule: 'R113',
    ledger: 'member',
    spoil: ({ person, beside }) =>
      beside('migrantWork').some(({ values }) => values.member === person?.id) ? { laborSkill: '丧失劳动力' } : null,
    at: ({ person, beside }) => jobOf(person?.id, beside('migrantWork')),
  },
  { rule: 'R116', ledger: 'member', spoil: ({ values }) => (values.publicPost ? { publicPostMonths: undefined } : null) },
  wrong('publicPost', 'R117', () => ({ kind: '其他' }), { copies: true }),
  {
    rule: 'R119',
    ledger: 'member',
    spoil: ({ values }) => (values.publicPost ? { laborSkill: '丧失劳动力' } : null),
    at: ({ person, beside }) => jobOf(person?.id, beside('publicPost')),
  },
  wrong('publicPost', 'R205', () => ({ endDate: undefined })),
  wrong('transportSubsidy', 'R121', () => ({ batch: '第二批' }), { copies: true }),
  wrong('loan', 'R122', ({ status }) => (status === '正常' ? { months: 48 } : null)),
  wrong('loan', 'R160', ({ dueDate }) => ({ dueDate: addDays(String(dueDate), 40) })),
  wrong('loan', 'R161', ({ interestDue }) => ({ interestPaid: Number(interestDue) + 10_000 })),
  wrong('loan', 'R206', ({ status }) => (status === '正常' ? { status: '结清' } : null)),
]

function jobOf(
  person: string | undefined,
  jobs: readonly Readonly<{ ledger: string; recordId: string; values: Values }>[],
): ReturnType<NonNullable<Spoiler['at']>> {
  const job = jobs.find(({ values }) => values.member === person)
  return job ? { ledger: job.ledger, record: job.recordId } : null
}

const toProject: Spoiler['at'] = ({ values }) => (values.project ? { ledger: 'project', record: String(values.project) } : null)

const projects: readonly Spoiler[] = [
  wrong('project', 'R141', ({ scale }, { beside, id }) => (beside('lot').length > 1 || id === '' ? { scale: Number(scale) * 2 } : null)),
  wrong('project', 'R140', ({ budget }) => ({ budget: Number(budget) + 3_000_000 })),
  wrong('project', 'R142', ({ contractAmount, ceiling }) => (contractAmount ? { contractAmount: Number(ceiling) + 1_000_000 } : null)),
  wrong('project', 'R145', ({ startedOn, contractOn }) =>
    startedOn && contractOn ? { startedOn: addDays(String(contractOn), -30) } : null,
  ),
  wrong('project', 'R146', ({ retention }) => (retention ? { retention: Number(retention) * 3 } : null)),
  wrong('project', 'R150', ({ state }) =>
    state === '已批复' || state === '在建' ? { plannedEnd: '2024-05-30', approvedOn: '2024-01-10' } : null,
  ),
  wrong('project', 'R159', ({ households }, { beside }) =>
    beside('projectBeneficiary').length > 0 ? { households: Number(households) + 5 } : null,
  ),
  wrong('project', 'R207', ({ households }, { beside }) =>
    beside('projectBeneficiary').length === 0 ? { poorHouseholds: Number(households) + 5 } : null,
  ),
  wrong('payment', 'R149', () => ({ purpose: '购置公务用车' })),
  wrong('payment', 'R208', ({ kind }) => (kind === '进度款' ? { date: '2023-01-05' } : null)),
  wrong('publicNotice', 'R158', ({ from, to }) => (to ? { to: addDays(String(from), 3) } : null)),
  wrong('projectPaper', 'R209', ({ stage, isComplete }) => (stage === '移交' && isComplete === 1 ? { isComplete: 0 } : null), {
    at: toProject,
  }),
  wrong('project', 'R143', ({ approved }, { beside }) => (approved && beside('payment').length > 0 ? { approved: 100_000 } : null)),
  wrong('asset', 'R151', ({ project, originalValue }) => (project ? { originalValue: Number(originalValue) * 3 } : null), {
    at: toProject,
  }),
  wrong('fundSource', 'R144', ({ amount }) => ({ amount: Math.floor(Number(amount) / 4) })),
  wrong('fundSource', 'R163', ({ documentNo }) => ({ documentNo: String(documentNo).replace('〔', '(').replace('〕', ')') })),
]

const assets: readonly Spoiler[] = [
  wrong('asset', 'R152', ({ type, state }) =>
    type === '公益性资产' && state === '在用' ? { keeper: undefined, keeperUnit: undefined } : null,
  ),
  wrong('asset', 'R153', ({ project }) => (project ? { titledOn: undefined } : null)),
  wrong('asset', 'R154', ({ contractTo }, { world }) => (contractTo ? { contractTo: addDays(world.today, 20) } : null)),
  wrong('assetIncome', 'R155', () => ({ meetingOn: undefined })),
  wrong('asset', 'R156', ({ type }) => (type === '公益性资产' ? { state: '低效', revival: undefined } : null)),
  wrong('assetInventory', 'R157', () => ({ found: 8_000 })),
  wrong('asset', 'R210', ({ fromCentral, project, state }) =>
    fromCentral && !project && state === '在用' ? { fromCentral: Number(fromCentral) - 5_000_000 } : null,
  ),
  wrong('stationUse', 'R211', ({ amount }) => ({ amount: Number(amount) * 60 }), {
    at: ({ values }) => ({ ledger: 'station', record: String(values.station) }),
  }),
]

export const bookDefects: readonly Spoiler[] = [...incomes, ...monitoring, ...work, ...projects, ...assets]
