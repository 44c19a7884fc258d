import { ago, dayOf, inProportion, ofHousehold, ofPerson, paidInto, put, type Household, type Person, type World } from './world.ts'

/** 住房, 饮水, 改厕, 易地搬迁后扶, 临时救助, 慰问, 积分: how households live and what they were given. */
export function putLiving(world: World): void {
  for (const household of world.households) {
    if (household.values.isDangerousHouse === 1) putRebuilding(world, household)
    if (household.isHelped || household.values.hasSafeWater === 0) putWater(world, household)
    if (household.values.isRelocated === 1) for (const person of household.members) putMove(world, person)
  }
  world.helped.forEach((household, index) => {
    if (index % 8 === 0) putToilet(world, household)
    if (index % 4 === 0) putPoints(world, household)
    if (index % 3 === 0 || household.isMonitored) putCondolence(world, household)
  })
  putRelief(world)
}

/** A house of grade C is being mended: planned = the sum of the sources. */
function putRebuilding(world: World, household: Household): void {
  const area = Number(household.values.houseArea ?? 8_000)
  put(world, 'housing', {
    ...ofHousehold(household),
    hasHouse: 1,
    builtYear: household.values.houseYear,
    structure: household.values.houseStructure,
    area,
    grade: household.values.houseGrade,
    appraiser: '示例县房屋安全鉴定站',
    appraisedOn: ago(world, 190),
    reason: '危房',
    way: '修缮加固',
    year: Number(ago(world, 180).slice(0, 4)),
    appliedOn: ago(world, 180),
    progress: '施工中',
    asked: 1_400_000,
    planned: 2_600_000,
    central: 1_000_000,
    provincial: 400_000,
    own: 1_200_000,
    startedOn: ago(world, 60),
    handler: world.officials.housing,
    reviewer: world.officials.deputy,
  })
}

/** The four standards; where one failed, what is done about it. */
function putWater(world: World, household: Household): void {
  const { values } = household
  const isSafe = values.hasSafeWater !== 0
  put(world, 'drinkingWater', {
    ...ofHousehold(household),
    supply: values.waterSupply,
    hasTapWater: values.hasTapWater,
    isEnough: 1,
    isClean: 1,
    isNear: 1,
    isReliable: isSafe ? 1 : 0,
    checkedOn: ago(world, 100),
    solvedYear: isSafe ? world.random.between(2016, 2020) : undefined,
    measures: isSafe ? undefined : '维修改造',
    project: `${household.village.name}集中供水工程`,
    handler: world.officials.water,
  })
}

/** One line a person, as the county sheet has it; the head's line tells of the household. */
function putMove(world: World, person: Person): void {
  const { values, household } = person
  const isHead = person === household.head
  const isTogether = household.values.relocationKind === '集中安置'
  const isAway = Number(values.migrantMonths ?? 0) > 0
  put(world, 'resettlement', {
    ...ofPerson(person),
    isHead: isHead ? 1 : 0,
    labourers: isHead ? household.members.filter((one) => /普通|技能|弱/.test(String(one.values.laborSkill))).length : undefined,
    from: String(household.values.address).replace(/\d+号$/, ''),
    to: isTogether ? '示例镇集镇' : household.village.name,
    kind: household.values.relocationKind,
    site: household.values.relocationSite ?? `${household.village.name}分散安置点`,
    movedOn: household.values.relocatedAt,
    livesThere: 1,
    address: isTogether ? '示例镇幸福家园安置点' : household.values.address,
    area: household.members.length * 2_500,
    isOldReclaimed: 1,
    hasTitle: 1,
    awayProvince: isAway && values.migrantArea === '省外' ? values.migrantPlace : undefined,
    awayCounty: isAway && values.migrantArea === '县外省内' ? values.migrantPlace : undefined,
    inCounty: isAway && /县/.test(String(values.migrantArea)) && values.migrantArea !== '县外省内' ? values.migrantPlace : undefined,
    post: values.publicPost,
    joblessReason: values.joblessReason,
    followUp: isHead ? '油茶深加工车间、蓝莓包装车间租金按户分配' : undefined,
    guarantee: values.lowIncome === '农村低保' ? '低保' : values.destitute === '农村特困' ? '特困供养' : undefined,
    checkedOn: ago(world, 45),
    handler: world.officials.help,
  })
}

function putToilet(world: World, household: Household): void {
  const year = world.random.between(world.year - 3, world.year - 1)
  Object.assign(household.values, { hasToilet: 1, toiletWorks: 1 })
  put(world, 'toilet', {
    ...ofHousehold(household),
    kind: '三格化粪池式',
    year,
    acceptedOn: `${year}-10-15`,
    isFaulty: 0,
    amount: 120_000,
    ...paidInto(household, `${year}-12-10`),
    handler: world.officials.housing,
  })
}

/** Points of a quarter and what was taken for them; never more than there were. */
function putPoints(world: World, household: Household): void {
  const added = world.random.between(10, 40) * 100
  const spent = world.random.between(2, 8) * 100
  put(world, 'points', {
    ...ofHousehold(household),
    year: world.year,
    date: dayOf(world, world.year, '06-30'),
    base: 10_000,
    addItem: '环境卫生',
    addReason: '房前屋后整洁，参加清洁日活动',
    added,
    list: '红榜',
    exchangedOn: dayOf(world, world.year, '07-06'),
    goods: world.random.pick(['洗衣液', '食用油', '毛巾', '牙膏']),
    goodsNumber: 1,
    spent,
    state: '审核通过',
    reviewedOn: dayOf(world, world.year, '07-02'),
    handler: household.village.clerk,
  })
}

function putCondolence(world: World, household: Household): void {
  put(world, 'condolence', {
    ...ofHousehold(household),
    date: dayOf(world, world.year, `02-0${world.random.between(3, 9)}`),
    kind: '节日慰问',
    by: '示例镇人民政府',
    goods: '大米、食用油',
    goodsWorth: 20_000,
    amount: 30_000,
    payMethod: '现金',
    payStatus: '已发放',
    handler: world.officials.help,
  })
}

/** 3 households' own medical costs were settled by 一事一议 in the seed; a few got 临时救助. */
function putRelief(world: World): void {
  const count = inProportion(world, 3, 1) + inProportion(world, 30, 2)
  const isIll = (household: Household) => household.members.some((person) => String(person.values.health).includes('患有大病'))
  const ill = [...world.helped, ...world.households.filter((household) => !household.isHelped)].filter(isIll)
  ill.slice(0, count).forEach((household, index) => {
    const isVoted = index < inProportion(world, 3, 1)
    put(world, 'discussion', {
      ...ofPerson(household.members.find((person) => String(person.values.health).includes('患有大病'))!),
      kind: isVoted ? '一事一议' : '临时救助',
      reason: '自付医疗费用过高',
      date: dayOf(world, world.year, `0${world.random.between(4, 7)}-18`),
      meeting: isVoted ? '镇党委会' : '镇民政工作会',
      approver: world.officials.deputy,
      amount: world.random.between(10, 40) * 10_000,
      ...paidInto(household, dayOf(world, world.year, '08-05')),
    })
  })
}
