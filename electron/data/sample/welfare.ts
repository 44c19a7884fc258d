import {
  accountOf,
  dayOf,
  earn,
  inProportion,
  monthAgo,
  ofPerson,
  paidInto,
  put,
  type Household,
  type Person,
  type Values,
  type World,
} from './world.ts'

/** 低保, 特困, 残疾人两项补贴, 儿童保障, 养老 and 医保: those who are entered as enjoying them stand on the lists. */
export function putWelfare(world: World): void {
  for (const household of world.households) {
    putLowIncome(world, household)
    for (const person of household.members) {
      if (person.values.destitute === '农村特困') putDestitute(world, person)
      if (person.values.disabilityCode && isOnDisabilityList(person)) putDisability(world, person)
      if (person.age >= 80) putElderly(world, person)
      if (!household.isHelped) continue
      if (person.age >= 60) putPension(world, person)
      putInsured(world, person)
      putIllness(world, person)
    }
  }
  putChildren(world)
  putCovers(world)
}

function paidLastMonth(world: World, household: Household): Values {
  return paidInto(household, `${monthAgo(world, 1)}-15`)
}

const perHead = { A类: 48_000, B类: 38_000, C类: 31_000 } as const

function putLowIncome(world: World, household: Household): void {
  const covered = household.members.filter((person) => person.values.lowIncome === '农村低保')
  const first = covered[0]
  if (!first) return
  const grade = first.values.lowIncomeGrade as keyof typeof perHead
  earn(world, household, 'lowIncomeMoney', perHead[grade] * covered.length * 12)
  put(world, 'lowIncomeAid', {
    ...ofPerson(first),
    certificate: `DB${String(household.values.code)}`,
    scheme: '农村低保',
    grade,
    persons: covered.length,
    monthly: perHead[grade] * covered.length,
    covered: covered.map((person) => person.values.name).join('、'),
    since: first.values.lowIncomeSince,
    months: '全年',
    ...paidLastMonth(world, household),
  })
}

function putDestitute(world: World, person: Person): void {
  const { values } = person
  const isWeak = person.age >= 75
  earn(world, person.household, 'destituteMoney', (88_000 + (isWeak ? 30_000 : 10_000)) * 12)
  put(world, 'destituteAid', {
    ...ofPerson(person),
    certificate: `TK${String(values.code)}`,
    scheme: '农村特困',
    care: values.destituteCare,
    careLevel: isWeak ? '半护理' : '全自理',
    monthly: 88_000,
    careMonthly: isWeak ? 30_000 : 10_000,
    carer: '村委会',
    since: values.destituteSince,
    isDisabled: values.disabilityCode ? 1 : 0,
    disabilityCode: values.disabilityCode,
    disabilityKind: values.disabilityKind,
    disabilityLevel: values.disabilityLevel,
    marriage: values.marriage,
    ...paidLastMonth(world, person.household),
  })
}

function isGrave({ values }: Person): boolean {
  return values.disabilityLevel === '一级' || values.disabilityLevel === '二级'
}

/** 护理补贴 for the gravely disabled, 生活补贴 for those on 低保. */
function isOnDisabilityList(person: Person): boolean {
  return isGrave(person) || person.values.lowIncome === '农村低保'
}

function putDisability(world: World, person: Person): void {
  const { values, household } = person
  const grants = [values.lowIncome === '农村低保', isGrave(person)].filter(Boolean).length
  earn(world, household, 'disabilityMoney', grants * 8_900 * 12)
  const issued = Math.max(world.random.between(2015, 2024), Number(String(values.birthDate).slice(0, 4)))
  values.disabilityIssuedOn = `${issued}-06`
  values.disabilityUntil = `${issued + (issued < 2017 ? 20 : 10)}-06`
  put(world, 'disability', {
    ...ofPerson(person),
    code: values.disabilityCode,
    kind: values.disabilityKind,
    level: values.disabilityLevel,
    issuedOn: values.disabilityIssuedOn,
    until: `${issued + (issued < 2017 ? 20 : 10)}-06-30`,
    address: household.values.address,
    living: values.lowIncome === '农村低保' ? 8_900 : undefined,
    nursing: isGrave(person) ? 8_900 : undefined,
    since: `${Math.max(2016, issued)}-07`,
    ...paidLastMonth(world, household),
  })
}

function putElderly(world: World, person: Person): void {
  earn(world, person.household, 'oldAge', 5_000 * 12)
  put(world, 'pension', {
    ...ofPerson(person),
    kind: '高龄补贴',
    year: world.year,
    ...drawnFrom(world, person, 80, 5_000),
  })
}

/** From the month of that birthday; paid a month after the other, the last one last month. */
function drawnFrom(world: World, { values, household }: Person, age: number, monthly: number): Values {
  const birth = String(values.birthDate)
  const since = `${Number(birth.slice(0, 4)) + age}-${birth.slice(5, 7)}`
  const begun = since > `${world.year}-01` ? since : `${world.year}-01`
  const months = Number(monthAgo(world, 0).slice(5)) - Number(begun.slice(5))
  const paid = months > 0 ? { amount: monthly * months, ...paidLastMonth(world, household) } : accountOf(household)
  return { since, drawn: '领取中', monthly, ...paid }
}

/** 基础养老金 for who did not work in a factory. */
function putPension(world: World, person: Person): void {
  const { values } = person
  if (values.hasResidentPension !== 1) return
  const monthly = 14_300 + (person.age >= 65 ? 1_000 : 0)
  earn(world, person.household, 'pension', monthly * 12)
  put(world, 'pension', {
    ...ofPerson(person),
    kind: '城乡居民养老',
    year: world.year,
    insured: '正常参保',
    ...drawnFrom(world, person, 60, monthly),
  })
}

function putInsured(world: World, person: Person): void {
  const { values } = person
  const isWorker = values.hasWorkerMedical === 1
  const isSpecial = values.destitute === '农村特困'
  const granted = isWorker ? undefined : isSpecial ? 40_000 : values.lowIncome === '农村低保' ? 28_000 : 20_000
  const born = String(values.birthDate).slice(0, 7)
  const insuredOn = `${world.year - 1}-12`
  put(world, 'medicalInsurance', {
    ...ofPerson(person),
    year: world.year,
    scheme: isWorker ? '职工' : '居民',
    state: isSpecial ? '代缴' : '已参保',
    insuredOn: born > insuredOn ? born : insuredOn,
    paidIn: isWorker ? undefined : 40_000,
    amount: granted,
    ...(granted === undefined
      ? {}
      : { payMethod: '对公', payStatus: '已发放', paidOn: born > `${world.year}-03` ? born : `${world.year}-03` }),
    handler: '社保所',
  })
}

const hospitals = ['示例县人民医院', '示例县中医院', '示例市中心医院']

/** A stay in hospital for the gravely ill: 自付 = 总费用 − what was paid by others. */
function putIllness(world: World, person: Person): void {
  const { random } = world
  if (!String(person.values.health).includes('患有大病') || !random.chance(0.7)) return
  const total = random.between(20_000, 90_000) * 100
  const [basic, serious] = [Math.round(total * 0.62), Math.round(total * 0.12)]
  const amount = Math.round(total * 0.1)
  const admittedOn = dayOf(world, world.year, `0${random.between(2, 6)}-${random.between(10, 28)}`)
  const own = total - basic - serious - amount
  put(world, 'medicalAid', {
    ...ofPerson(person),
    disease: random.pick(['恶性肿瘤', '脑梗死', '慢性肾功能不全', '冠心病支架术后']),
    hospital: random.pick(hospitals),
    admittedOn,
    dischargedOn: dayOf(world, world.year, `07-${random.between(10, 28)}`),
    total,
    basic,
    serious,
    own,
    rate: Math.round((amount * 10_000) / total),
    aidGroup: '脱贫人口',
    doctor: '村卫生室签约医生',
    amount,
    ...paidInto(person.household, dayOf(world, world.year, '08-20')),
  })
  person.values.hasMedicalAid = 1
}

/** 留守儿童 of parents who both work away. */
function putChildren(world: World): void {
  for (const household of world.helped) {
    const away = household.members.filter((person) => Number(person.values.migrantMonths ?? 0) > 0 && person.age < 50)
    const elder = household.members.find((person) => person.age >= 50 && !person.values.migrantMonths)
    if (away.length < 2 || !elder) continue
    for (const child of household.members.filter((person) => person.age < 16)) {
      child.values.childCare = '留守儿童'
      put(world, 'childCare', {
        ...ofPerson(child),
        kind: '留守儿童',
        residenceKind: '农业',
        living: '祖父母抚养',
        since: `${world.year - 1}-09`,
        address: household.values.address,
        guardian: elder.values.name,
        guardianRelation: '祖父母',
        guardianPhone: household.values.phone,
        handler: '民政办',
      })
    }
  }
}

/** 防贫保 paid for ordinary households, 42 of 11,001 as in the seed. */
function putCovers(world: World): void {
  const { random } = world
  const ordinary = world.households.filter((household) => !household.isHelped)
  const step = Math.max(1, Math.floor(ordinary.length / Math.max(1, inProportion(world, 42))))
  for (const household of ordinary.filter((_, index) => index % step === 0).slice(0, inProportion(world, 42))) {
    const spent = random.between(30_000, 120_000) * 100
    const amount = Math.round((spent - 2_000_000) * 0.6)
    put(world, 'povertyInsurance', {
      ...ofPerson(household.head),
      appliedOn: dayOf(world, world.year, `04-${random.between(10, 28)}`),
      trigger: '因病',
      spent,
      deductible: 2_000_000,
      finding: '入户核查属实，自付医疗费用较高',
      insurer: '示例财产保险公司',
      isOrdinary: 1,
      amount,
      ...paidInto(household, dayOf(world, world.year, '06-18')),
    })
  }
}
