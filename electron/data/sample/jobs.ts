import { dayOf, earn, monthAgo, ofPerson, paidInto, put, type Person, type World } from './world.ts'

/** 公益性岗位, 务工月监测, 务工补贴, 技能培训 and 教育资助, as the attributes of the persons say. */
export function putJobs(world: World): void {
  putPosts(world)
  putSchooling(world)
  const away = world.helped.flatMap((household) => household.members).filter((person) => Number(person.values.migrantMonths ?? 0) > 0)
  away.forEach((person, index) => putMigrant(world, person, index))
}

/** 52 of 132 paid from 光伏收益, 80 by 人社, as in the seed. */
function putPosts(world: World): void {
  const holders = world.helped.flatMap((household) => household.members).filter((person) => person.values.publicPost)
  const solar = Math.round((holders.length * 52) / 132)
  holders.forEach((person, index) => {
    // Spread evenly: the post is a solar one where the running share of them rises by one.
    const isSolar = Math.floor(((index + 1) * solar) / holders.length) > Math.floor((index * solar) / holders.length)
    const wage = isSolar ? 60_000 : 80_000
    const months = Number(person.values.publicPostMonths)
    earn(world, person.household, 'postWages', wage * 12)
    put(world, 'publicPost', {
      ...ofPerson(person),
      kind: person.values.publicPost,
      fund: isSolar ? '光伏收益' : '人社',
      employer: isSolar ? `${person.household.village.name}村民委员会` : '示例镇人力资源和社会保障服务中心',
      work: '负责本村责任区的日常管护',
      isInsured: 1,
      startDate: `${world.year}-01-01`,
      endDate: `${world.year}-12-31`,
      months,
      wage,
      amount: wage * months,
      // In January the first month is being paid.
      ...paidInto(person.household, monthAgo(world, 1) < `${world.year}-01` ? world.today : `${monthAgo(world, 1)}-20`),
      handler: world.officials.labour,
    })
  })
}

/** Where people work, as county, city, province; the words stand in person.ts. */
const destinations: Readonly<Record<string, readonly [province: string, city: string, county: string]>> = {
  广东省东莞市: ['广东省', '东莞市', '东莞市'],
  广东省深圳市: ['广东省', '深圳市', '宝安区'],
  浙江省义乌市: ['浙江省', '金华市', '义乌市'],
  福建省晋江市: ['福建省', '泉州市', '晋江市'],
  示例省省会市: ['示例省', '省会市', '示例区'],
  示例省示例市示例县: ['示例省', '示例市', '示例县'],
  示例县示例镇: ['示例省', '示例市', '示例县'],
}

/** The household is called where its head is. */
function phoneOf(world: World, { household, id }: Person): string {
  return household.head.id === id ? String(household.values.phone) : world.numbers.phone()
}

/** Each worker's monthly record, and for those outside the province once a year the travel subsidy (538 of 11,001 in the seed). */
function putMigrant(world: World, person: Person, index: number): void {
  const { values } = person
  const { random } = world
  const [province, city, county] = destinations[String(values.migrantPlace)] ?? ['示例省', '示例市', '示例县']
  const trade = random.pick([
    ['第二产业', '制造业', '操作工'],
    ['第二产业', '建筑业', '泥瓦工'],
    ['第三产业', '住宿和餐饮业', '服务员'],
    ['第三产业', '交通运输、仓储和邮政业', '驾驶员'],
  ] as const)
  Object.assign(values, { industry: trade[0], trade: trade[1], phone: values.phone ?? phoneOf(world, person) })
  const wage = wageOf(person)
  earn(world, person.household, 'migrantWages', wage * Number(values.migrantMonths))
  put(world, 'migrantWork', {
    ...ofPerson(person),
    month: monthAgo(world, 1),
    isWorking: 1,
    isPlanning: 0,
    startDate: `${monthAgo(world, 1) < `${world.year}-02` ? world.year - 1 : world.year}-02`,
    area: values.migrantArea,
    place: values.migrantPlace,
    province,
    city,
    county,
    employer: values.employer,
    industry: trade[0],
    trade: trade[1],
    job: trade[2],
    channel: values.jobChannel,
    isTransported: values.jobChannel === '政府组织' ? 1 : 0,
    wage,
    phone: values.phone,
    handler: person.household.village.informant,
  })
  if (values.migrantArea === '省外') putTravel(world, person)
  if (index % 6 === 0) putTraining(world, person)
}

/** 分 a month; the same whenever it is asked. */
function wageOf({ values }: Person): number {
  const seed = Number(String(values.idCard).slice(10, 16)) % 23
  const isSkilled = values.laborSkill === '技能劳动力'
  return (3_200 + seed * 80 + (isSkilled ? 900 : 0)) * 100
}

function putTravel(world: World, person: Person): void {
  earn(world, person.household, 'jobReward', 40_000)
  for (const year of [world.year - 1, world.year]) {
    const paidOn = dayOf(world, year, '09-10')
    if (year === world.year && paidOn === world.today) continue
    put(world, 'transportSubsidy', {
      ...ofPerson(person),
      year,
      kind: '一次性外出务工交通补贴',
      batch: '第一批',
      place: person.values.migrantPlace,
      employer: person.values.employer,
      months: Math.min(Number(person.values.migrantMonths), 8),
      voucher: '火车票',
      amount: 40_000,
      ...paidInto(person.household, paidOn),
      handler: world.officials.labour,
    })
  }
}

function putTraining(world: World, person: Person): void {
  const { random } = world
  const [course, kind] = random.pick([
    ['家政服务员培训', '就业技能'],
    ['电工培训', '就业技能'],
    ['蓝莓种植技术培训', '农业实用技术'],
    ['电商创业培训', '创业'],
  ] as const)
  const month = random.pick(['03', '04', '05'])
  put(world, 'training', {
    ...ofPerson(person),
    course,
    kind,
    way: '集中授课',
    place: '示例镇文化站',
    organiser: '示例职业培训学校',
    startDate: dayOf(world, world.year, `${month}-05`),
    endDate: dayOf(world, world.year, `${month}-14`),
    days: 10,
    leader: '示例职业培训学校教务处',
    hasFinished: 1,
    certificate: '培训合格证书',
    certificateNo: `PX${world.year}${String(person.values.code).slice(-9)}`,
    jobAfter: '已就业',
    employer: person.values.employer,
    wage: wageOf(person),
    standard: 60_000,
    fund: '就业专项',
    amount: 60_000,
    ...paidInto(person.household, dayOf(world, world.year, '07-15')),
    handler: world.officials.labour,
  })
}

/** 雨露计划 for 中职, 高职 and 技师学院, 寄宿生补助 for boarders of 义务教育, 助学金 for others. */
function putSchooling(world: World): void {
  for (const person of world.helped.flatMap((household) => household.members)) {
    const status = String(person.values.studentStatus ?? '')
    if (/^(?:中职|高职高专|技师学院)/.test(status))
      putTerms(world, person, { aidKind: '雨露计划', amount: 150_000, stage: status.startsWith('中职') ? '中职' : '高职' })
    else if (status.startsWith('普通高中')) putTerms(world, person, { aidKind: '助学金', amount: 100_000, stage: '高中' })
    else if (status.startsWith('本科')) putTerms(world, person, { aidKind: '助学金', amount: 165_000, stage: '本科及以上' })
    else if (person.values.isBoarder === 1) putTerms(world, person, { aidKind: '寄宿生补助', amount: 62_500, stage: '义务教育' })
  }
}

type Aid = Readonly<{ aidKind: string; amount: number; stage: string }>

/** Both terms of this calendar year, as far as they were paid by now. */
function putTerms(world: World, person: Person, aid: Aid): void {
  const { values } = person
  for (const [term, monthDay] of [
    ['春季', '05-28'],
    ['秋季', '11-12'],
  ] as const) {
    const paidOn = `${world.year}-${monthDay}`
    if (paidOn > world.today && !(term === '春季' && aid.aidKind === '雨露计划')) continue
    put(world, 'education', {
      ...ofPerson(person),
      year: world.year,
      term,
      aidKind: aid.aidKind,
      batch: `${term}学期`,
      stage: aid.stage,
      school: values.school ?? '示例职业技术学院',
      schoolClass: values.studentStatus,
      studentCode: `G${String(values.idCard)}`,
      isBoarder: values.isBoarder ?? 1,
      enteredOn: `${world.year - 1}-09`,
      amount: aid.amount,
      ...paidInto(person.household, paidOn > world.today ? world.today : paidOn),
      handler: world.officials.school,
    })
  }
}
