import { addMonths } from '#shared/values/date.ts'
import {
  ago,
  dayOf,
  earn,
  inProportion,
  ofHousehold,
  ofPerson,
  paidInto,
  put,
  teamOf,
  type Household,
  type Person,
  type World,
} from './world.ts'

/** 产业奖补, 保险, 小额信贷, 惠农补贴, 土地流转: what households live on. */
export function putLivelihood(world: World): void {
  const workers = world.helped.filter((household) => household.members.some(canBorrow))
  putLoans(world, workers)
  workers.forEach((household, index) => {
    if (index % 3 === 0) putSubsidy(world, household)
    if (index % 3 === 1) putInsurance(world, household)
    if (index % 5 === 0) putTransfer(world, household)
  })
  for (const household of world.households) putLandMoney(world, household)
}

function canBorrow({ values, age }: Person): boolean {
  return age >= 22 && age < 58 && (values.laborSkill === '普通劳动力' || values.laborSkill === '技能劳动力')
}

/** 287 万元 outstanding of 11,001 households in the seed; about 70 loans, 5 of them this year, some due within the 90 days. */
function putLoans(world: World, workers: readonly Household[]): void {
  const count = inProportion(world, 78, 3)
  const step = Math.max(1, Math.floor(workers.length / count))
  const borrowers = workers.filter((_, index) => index % step === 0).slice(0, count)
  borrowers.forEach((household, index) => putLoan(world, household, index))
}

function putLoan(world: World, household: Household, index: number): void {
  const { random } = world
  const person = household.members.find(canBorrow)!
  const months = random.pick([24, 36])
  const isDueSoon = index % 13 === 1
  const isSettled = index % 9 === 4
  const age = isSettled ? months + 1 : isDueSoon ? months - 2 : random.between(1, months - 5)
  const startDate = addMonths(ago(world, random.between(0, 20)), -age)
  const dueDate = addMonths(startDate, months)
  const amount = random.pick([3_000_000, 4_000_000, 5_000_000, 5_000_000])
  const share = startDate < '2024-01-01' ? 10_000 : 7_000
  const interest = Math.round((((amount * 345) / 10_000) * Math.min(age, months)) / 12)
  const loan = put(world, 'loan', {
    ...ofPerson(person),
    bank: '示例农村商业银行示例镇支行',
    contractNo: `XD${startDate.replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`,
    amount,
    startDate,
    dueDate,
    months,
    rate: 345,
    purpose: random.pick(['蓝莓种植5亩', '肉牛养殖4头', '油茶种植8亩', '大蒜种植6亩', '生猪养殖20头']),
    use: '自贷自用',
    status: isSettled ? '结清' : '正常',
    ...(isSettled ? { settledOn: dueDate } : {}),
    interestDue: Math.round((interest * share) / 10_000),
    interestPaid: Math.round((interest * share) / 10_000),
    interestUntil: isSettled ? dueDate : startDate > ago(world, 90) ? startDate : ago(world, 60),
    interestShare: share,
    inspectedOn: isSettled ? addMonths(dueDate, -3) : ago(world, 25) > startDate ? ago(world, 25) : startDate,
    inspection: '贷款用于产业发展，经营正常',
    inspector: teamOf(person.household.village),
    handler: world.officials.help,
  })
  if (isSettled) repay(world, { loan, person, amount, paidOn: dueDate })
  else if (age > 12 && index % 4 === 0) repay(world, { loan, person, amount: 1_000_000, paidOn: addMonths(startDate, 12) })
}

function repay(world: World, paid: Readonly<{ loan: string; person: Person; amount: number; paidOn: string }>): void {
  const { loan, person, amount, paidOn } = paid
  const interest = Math.round(amount * 0.0345)
  put(world, 'loanRepayment', {
    loan,
    household: person.household.id,
    name: person.values.name,
    paidOn,
    amount,
    interest,
    method: '转账还款',
    handler: '示例农村商业银行示例镇支行',
  })
}

const industries = [
  { kind: '种植', item: '蓝莓种植', unit: '亩', standard: 50_000, most: 8 },
  { kind: '种植', item: '大蒜种植', unit: '亩', standard: 30_000, most: 8 },
  { kind: '养殖', item: '肉牛养殖', unit: '头', standard: 100_000, most: 4 },
  { kind: '养殖', item: '土鸡养殖', unit: '羽', standard: 1_000, most: 100 },
] as const

/** 应补 = 规模 × 标准; accepted after the application, posted for 10 days, paid after that. */
function putSubsidy(world: World, household: Household): void {
  const what = world.random.pick(industries)
  const scale = world.random.between(2, what.most)
  const due = scale * what.standard
  household.values.industrySupport = '产业奖补'
  earn(world, household, 'industryReward', due)
  earn(world, household, what.kind === '养殖' ? 'breeding' : 'planting', due * 6)
  for (const year of [world.year - 1, world.year]) {
    const paidOn = dayOf(world, year, '10-20')
    if (year === world.year && paidOn === world.today) continue
    put(world, 'subsidy', {
      ...ofHousehold(household),
      year,
      batch: '第一批',
      kind: what.kind,
      item: what.item,
      scale: scale * 100,
      scaleUnit: what.unit,
      standard: what.standard,
      due,
      appliedOn: `${year}-07-05`,
      acceptedOn: `${year}-08-12`,
      acceptedScale: scale * 100,
      acceptedBy: '乡镇产业奖补验收组',
      postedFrom: `${year}-08-20`,
      postedTo: `${year}-08-30`,
      amount: due,
      ...paidInto(household, paidOn),
      handler: world.officials.help,
    })
  }
}

function putInsurance(world: World, household: Household): void {
  const scale = world.random.between(2, 10)
  const premium = scale * 4_000
  put(world, 'insurance', {
    ...ofHousehold(household),
    year: world.year,
    kind: world.random.pick(['蓝莓种植保险', '水稻种植保险', '大蒜种植保险']),
    policyNo: `PB${world.year}${String(household.values.code).slice(-9)}`,
    insurer: '示例财产保险公司',
    scale: scale * 100,
    scaleUnit: '亩',
    premium,
    granted: premium - Math.round(premium * 0.2),
    own: Math.round(premium * 0.2),
    startDate: `${world.year}-01-01`,
    endDate: `${world.year}-12-31`,
    handler: world.officials.help,
  })
}

/** 耕地地力保护补贴: every household with land, 分 = 亩 × 标准 to the 分. */
function putLandMoney(world: World, household: Household): void {
  const area = Number(household.values.arableLand ?? 0)
  if (area <= 0) return
  const standard = 10_500
  const amount = Math.round((area * standard) / 100)
  if (household.isHelped) earn(world, household, 'landSubsidy', amount)
  const year = dayOf(world, world.year, '06-25') === world.today ? world.year - 1 : world.year
  put(world, 'farmSubsidy', {
    ...ofHousehold(household),
    year,
    batch: '第一批',
    kind: '耕地地力保护补贴',
    area,
    standard,
    amount,
    ...paidInto(household, `${year}-06-25`),
    handler: world.officials.finance,
  })
}

function putTransfer(world: World, household: Household): void {
  const area = Math.floor(Number(household.values.arableLand ?? 0) / 2)
  if (area < 50) return
  const rent = Math.round((area * 50_000) / 100)
  earn(world, household, 'landRent', rent)
  put(world, 'landTransfer', {
    ...ofHousehold(household),
    kind: '土地流转',
    year: world.year,
    receiver: '示例镇蓝莓专业合作社',
    area,
    price: 50_000,
    startDate: `${world.year - 2}-01-01`,
    endDate: `${world.year + 7}-12-31`,
    rent,
    ...paidInto(household, dayOf(world, world.year, '01-15')),
    handler: world.officials.help,
  })
}
