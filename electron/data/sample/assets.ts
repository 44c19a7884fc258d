import { splitByShare } from '#shared/funds/split.ts'
import { addDays } from '#shared/values/date.ts'
import { putCare, putPolicy, putSold, type AssetDraft } from './assetLife.ts'
import { sharesOf, type Project } from './projects.ts'
import { documentNo, inProportion, put, shareOut, type Household, type Values, type Village, type World } from './world.ts'

/**
 * 帮扶资产: what closed projects left, older ones, who looks after them, what they earn and who gets it. Answers when the 帮扶车间 of
 * villages were built, by village.
 */
export function putAssets(world: World, projects: readonly Project[]): ReadonlyMap<string, string> {
  const closed = projects.filter((project) => project.at('已办结') !== null && project.plan.kind.asset && project.settled !== null)
  for (const project of closed) putOfProject(world, project)
  const older = inProportion(world, 120, 6)
  const workshops = new Map<string, string>()
  for (let index = 0; index < older; index += 1) {
    const { village, name, acquired } = putOlder(world, index, older)
    if (name.includes('帮扶车间')) workshops.set(village.id, [workshops.get(village.id) ?? acquired, acquired].sort()[0]!)
  }
  return workshops
}

const fromField: Readonly<Record<string, string>> = {
  中央财政衔接资金: 'fromCentral',
  省级衔接资金: 'fromProvince',
  县级衔接资金: 'fromCounty',
}

function putOfProject(world: World, project: Project): void {
  const { plan, settled } = project
  const split = splitByShare(
    settled!,
    sharesOf(plan).map(([, fen]) => fen),
  )!
  const parts: Record<string, number> = {}
  sharesOf(plan).forEach(([level], index) => {
    const field = fromField[level] ?? 'fromSociety'
    parts[field] = (parts[field] ?? 0) + split.lines[index]!.amount
  })
  const accepted = project.at('县级验收')!
  putAsset(world, {
    village: plan.village,
    name: `${plan.name.replace(/(建设)?项目.*$/, '')}资产`,
    type: plan.kind.asset![0],
    kind: plan.kind.asset![1],
    value: settled!,
    acquired: accepted,
    values: {
      project: project.id,
      origin: '新建',
      titledOn: addDays(accepted, 40),
      handedOverOn: addDays(accepted, 45),
      hasHandoverList: 1,
      ...parts,
    },
    isForMoved: plan.kind.type === '易地搬迁后扶',
  })
}

const olderKinds = [
  ['帮扶车间厂房', '经营性资产', '固定资产'],
  ['通组公路', '公益性资产', '道路交通设施'],
  ['灌溉渠道', '公益性资产', '农田水利设施'],
  ['文化广场', '公益性资产', '文化设施'],
  ['集中供水设施', '公益性资产', '供水饮水设施'],
  ['养鸡大棚', '经营性资产', '固定资产'],
] as const

function putOlder(world: World, index: number, count: number): AssetDraft {
  const { random } = world
  const village = world.villages[index % world.villages.length]!
  const [what, type, kind] = olderKinds[(index + Math.floor(index / olderKinds.length)) % olderKinds.length]!
  const year = random.between(2016, Math.min(2021, world.year - 3))
  const value = random.between(10, 160) * 1_000_000
  const isIdle = index % 29 === 17
  const isSold = index % 40 === Math.min(25, count - 1)
  const acquired = `${year}-${random.pick(['05', '09', '11'])}-20`
  const draft: AssetDraft = {
    village,
    name: `${village.name}${what}${Math.floor(index / world.villages.length) + 1}号`,
    type,
    kind,
    value,
    acquired,
    values: {
      origin: '新建',
      fromCentral: value,
      titledOn: `${year + 1}-04-15`,
      handedOverOn: `${year + 1}-04-20`,
      hasHandoverList: 1,
      ...(isIdle
        ? {
            state: '闲置',
            idleReason: '原经营主体退出',
            revival: '重新招租',
            reviveBy: addDays(world.today, 90),
            batch: '盘活一批',
            colour: '黄',
          }
        : {}),
      ...(isSold ? { state: '已处置' } : {}),
    },
    isForMoved: false,
  }
  putAsset(world, draft)
  return draft
}

function putAsset(world: World, draft: AssetDraft): void {
  const { village, type, value, acquired, values } = draft
  const state = String(values.state ?? '在用')
  const isLet = type === '经营性资产' && state === '在用'
  const rent = Math.round((value * 0.06) / 10_000) * 10_000
  const id = put(world, 'asset', {
    code: `ZC${acquired.slice(0, 4)}${world.numbers.phone().slice(-7)}`,
    name: draft.name,
    type,
    kind: draft.kind,
    village: village.id,
    place: village.name,
    quantity: 100,
    quantityUnit: '处',
    acquired,
    inUseSince: acquired,
    state,
    batch: '巩固一批',
    colour: '绿',
    originalValue: value,
    depreciation: depreciationOf(value, acquired, world.today),
    ownership: '村集体',
    owner: `${village.name}集体经济组织`,
    titleNo: documentNo('示确权', String(values.titledOn)),
    handedBy: '示例镇人民政府',
    receivedBy: `${village.name}村民委员会`,
    user: `${village.name}村民委员会`,
    ...(type === '经营性资产' && !isLet ? { mode: '未经营' } : {}),
    ...(isLet ? letTo(world, String(values.handedOverOn), rent) : {}),
    ...keptBy(village),
    ...values,
  })
  if (state === '已处置') return putSold(world, id, village)
  putCare(world, id, draft)
  if (isLet) {
    putPolicy(world, id, draft)
    for (const year of [world.year - 1, world.year]) putRent(world, { id, draft, rent, year })
  }
}

/** In 分: over 20 years in equal parts, 5 % stay; from the month after it was built. */
function depreciationOf(value: number, acquired: string, today: string): number {
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const months = Math.max(0, Math.min(240, monthOf(today) - monthOf(acquired)))
  return Math.round((value * 0.95 * months) / 240 / 100) * 100
}

function keptBy({ name, values }: Village): Values {
  return {
    keeperUnit: `${name}村民委员会`,
    keeper: values.secretary,
    keeperPhone: values.secretaryPhone,
    careMode: '公益岗管护',
    careMoney: '村集体收入',
    patrol: '每季度一次',
  }
}

/** From the day on which the village had it, since nobody lets what is not his. */
function letTo(world: World, since: string, rent: number): Values {
  const contractFrom = since > `${world.year - 1}-01-01` ? since : `${world.year - 1}-01-01`
  return {
    operator: '示例镇蓝莓专业合作社',
    operatorPhone: world.numbers.phone(),
    mode: '租赁',
    contractNo: `ZL${contractFrom.slice(0, 4)}${world.numbers.phone().slice(-6)}`,
    contractFrom,
    contractTo: `${world.year + 3}-12-31`,
    rent,
    deposit: Math.round(rent / 2),
  }
}

type Rent = Readonly<{ id: string; draft: AssetDraft; rent: number; year: number }>

/** A year's rent: due, received, decided on, posted, and split to the 分 by persons (the moved: by households). */
function putRent(world: World, { id, draft, rent, year }: Rent): void {
  const due = `${year}-03-31`
  const households = receiversOf(world, draft)
  if (String(draft.values.handedOverOn) > `${year}-01-01` || addDays(due, 60) > world.today || households.length === 0) return
  const basis = draft.isForMoved ? '户数' : '人数'
  const shares = households.map((household) => (draft.isForMoved ? 1 : household.members.length))
  const { lines } = splitByShare(rent, shares)!
  const given = { asset: id, basis, households: households.length, voucher: `SY${world.numbers.phone().slice(-7)}` }
  const income = put(world, 'assetIncome', { ...given, ...rentOf(year, rent, due) })
  const paidOn = addDays(due, 45)
  households.forEach((household, index) => {
    shareOut(world, household.id, paidOn, lines[index]!.amount)
    putShare(world, { income, household, basis, paidOn, ...lines[index]! })
  })
}

function rentOf(year: number, rent: number, due: string): Values {
  return {
    year,
    period: `${year}年`,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    due: rent,
    dueOn: due,
    received: rent,
    receivedOn: addDays(due, -6),
    payer: '示例镇蓝莓专业合作社',
    destination: '村集体账户',
    meetingOn: addDays(due, 8),
    noticeFrom: addDays(due, 10),
    noticeTo: addDays(due, 20),
    dividedOn: addDays(due, 40),
    uses: '脱贫户分红',
  }
}

function receiversOf(world: World, { village, isForMoved }: AssetDraft): readonly Household[] {
  if (isForMoved) return world.helped.filter((household) => household.values.isRelocated === 1)
  return village.households.filter((household) => household.isHelped).slice(0, 12)
}

type Share = Readonly<{ income: string; household: Household; share: number; amount: number; basis: string; paidOn: string; odd: number }>

function putShare(world: World, { income, household, share, amount, basis, paidOn, odd }: Share): void {
  put(world, 'assetDistribution', {
    income,
    use: '脱贫户分红',
    village: household.village.id,
    household: household.id,
    receiver: household.head.values.name,
    idCard: household.head.values.idCard,
    basis,
    share: share * 100,
    amount,
    remainder: odd === 0 ? undefined : '含尾差 0.01 元',
    paidOn,
    paid: '已发放',
    voucher: `FH${world.numbers.phone().slice(-7)}`,
  })
}
