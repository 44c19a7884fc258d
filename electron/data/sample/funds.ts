import { addDays } from '#shared/values/date.ts'
import { sharesOf, type Project } from './projects.ts'
import { documentNo, put, type World } from './world.ts'

type Fund = { readonly id: string; readonly level: string; readonly documentNo: string; readonly year: number; readonly arrivedOn: string }
type Pot = { readonly fund: Fund; left: number }

/** Fund sources that are just what the approved projects of a year take, allocations of the same, payments never above either. */
export function putFunds(world: World, projects: readonly Project[]): void {
  const approved = projects.filter((project) => project.at('已批复') !== null)
  const funds = putSources(world, approved)
  approved.forEach((project) => {
    const pots = sharesOf(project.plan).map(([level, left]): Pot => ({ fund: funds.get(`${project.year}${level}`)!, left }))
    for (const pot of pots) give(world, project, pot)
    pay(world, project, pots)
    carry(world, project, pots)
  })
  for (const project of projects) if (project.at('已批复') === null) plan(world, project)
}

function putSources(world: World, projects: readonly Project[]): ReadonlyMap<string, Fund> {
  const sums = new Map<string, Sum>()
  for (const project of projects) {
    for (const [level, fen] of sharesOf(project.plan)) {
      const key = `${project.year}${level}`
      const day = project.at('已批复')!
      const before = sums.get(key)
      sums.set(key, { level, year: project.year, fen: fen + (before?.fen ?? 0), first: before && before.first < day ? before.first : day })
    }
  }
  const issued = [...sums].map(([key, sum]) => ({ key, ...sum, ...issuerOf(sum.level), issuedOn: dayBefore(sum, 20) }))
  issued.sort((one, other) => (one.issuedOn < other.issuedOn ? -1 : one.issuedOn > other.issuedOn ? 1 : 0))
  const last = new Map<string, number>()
  return new Map(
    issued.map(({ key, ...source }) => {
      const series = `${source.series}〔${source.year}〕`
      last.set(series, (last.get(series) ?? firstNumber) + 7)
      return [key, putSource(world, { ...source, documentNo: `${series}${last.get(series)!}号` })]
    }),
  )
}

/** Offices write of other things, too: their numbers on our money are some way apart. */
const firstNumber = 8

type Sum = Readonly<{ level: string; year: number; fen: number; first: string }>

/** Days before the first project had it; a document of the year in which it was written. */
function dayBefore({ first, year }: Sum, days: number): string {
  return [addDays(first, -days), `${year}-01-01`].sort()[1]!
}

/** Who hands the money of a level down. */
function issuerOf(level: string): Readonly<{ series: string; issuer: string }> {
  if (level.startsWith('中央') || level.startsWith('省')) return { series: '示省财农', issuer: '示例省财政厅' }
  if (level.startsWith('易地搬迁')) return { series: '示省发改', issuer: '示例省发展和改革委员会' }
  return { series: '示县财农', issuer: '示例县财政局' }
}

type Source = Sum & Readonly<{ issuer: string; issuedOn: string; documentNo: string }>

function putSource(world: World, sum: Source): Fund {
  const { documentNo, issuer, issuedOn } = sum
  const arrivedOn = dayBefore(sum, 5)
  const isBridging = sum.level.includes('衔接')
  const id = put(world, 'fundSource', {
    documentNo,
    year: sum.year,
    batch: '第一批',
    level: sum.level,
    direction: isBridging ? '巩固拓展脱贫攻坚成果和乡村振兴' : '其他',
    issuer,
    title: `关于下达${sum.year}年${sum.level}的通知`,
    issuedOn,
    handedDownOn: dayBefore(sum, 10),
    arrivedOn,
    amount: sum.fen,
  })
  return { id, level: sum.level, documentNo, year: sum.year, arrivedOn }
}

function give(world: World, { id, year, at }: Project, { fund, left }: Pot): void {
  const date = at('已批复')!
  const shared = { project: id, fund: fund.id, year }
  put(world, 'projectSource', {
    ...shared,
    level: fund.level,
    documentNo: fund.documentNo,
    amount: left,
    arrivedOn: fund.arrivedOn,
    batch: '第一批',
  })
  put(world, 'allocation', {
    ...shared,
    documentNo: documentNo('示镇财', date),
    date,
    amount: left,
    receiverKind: '项目',
    receiver: '示例镇人民政府',
    subject: '农业农村支出',
    state: '已下拨',
    announcedOn: date,
  })
}

/** Not approved yet: only what is planned. */
function plan(world: World, project: Project): void {
  for (const [level, amount] of sharesOf(project.plan))
    put(world, 'projectSource', { project: project.id, level, amount, year: project.year })
}

type Due = Readonly<{ kind: string; date: string; amount: number; lot?: string }>

/** 30 % with the contract, 80 % when built, 97 % when settled, the 质保金 a year later; grants at once. */
function duesOf(world: World, project: Project): readonly Due[] {
  const { at, lots, settled, contract } = project
  if (lots.length === 0) return at('报账/拨付') ? [{ kind: '补助(奖补)', date: addDays(at('报账/拨付')!, 5), amount: contract }] : []
  return lots.flatMap((lot) => {
    const part = (percent: number): number => Math.floor((lot.contract * percent) / 100)
    const whole = settled === null ? 0 : Math.floor((settled * lot.contract) / contract)
    const dues: Due[] = [{ kind: '预付款', date: addDays(at('合同签订')!, 4), amount: part(30), lot: lot.id }]
    const done = at('完工')
    if (done) dues.push({ kind: '进度款', date: addDays(done, 3), amount: part(50), lot: lot.id })
    if (settled !== null)
      dues.push({ kind: '结算款', date: addDays(at('报账/拨付')!, 3), amount: Math.floor(whole * 0.97) - part(80), lot: lot.id })
    const warranty = at('县级验收') ? addDays(at('县级验收')!, 370) : '9999'
    if (settled !== null) dues.push({ kind: '质保金', date: warranty, amount: whole - Math.floor(whole * 0.97), lot: lot.id })
    return dues.filter((due) => due.date <= world.today && due.amount > 0)
  })
}

/** From the first fund until it is used up, then from the next, so that no fund pays more than it gave. */
function pay(world: World, project: Project, pots: readonly Pot[]): void {
  for (const due of [...duesOf(world, project)].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    let left = due.amount
    for (const pot of pots) {
      const amount = Math.min(left, pot.left)
      if (amount <= 0) continue
      pot.left -= amount
      left -= amount
      putPayment(world, project, { ...due, amount, fund: pot.fund.id })
    }
  }
}

function putPayment(world: World, project: Project, { kind, date, amount, lot, fund }: Due & Readonly<{ fund: string }>): void {
  const isGrant = lot === undefined
  put(world, 'payment', {
    project: project.id,
    lot,
    fund,
    year: Number(date.slice(0, 4)),
    kind,
    route: isGrant ? '直接拨付到户' : '县级报账',
    requested: amount,
    requestedOn: addDays(date, -3),
    amount,
    date,
    payee: isGrant ? '受益农户' : '示例建设工程有限公司',
    method: isGrant ? '一卡通' : '国库集中支付',
    purpose: `${project.plan.name}${kind}`,
    voucher: `PZ${world.numbers.phone().slice(-7)}`,
    hasInvoice: isGrant ? 0 : 1,
    hasContract: isGrant ? 0 : 1,
    hasAcceptance: kind === '结算款' || kind === '质保金' || isGrant ? 1 : 0,
    handler: world.officials.projects,
    reviewer: world.officials.finance,
    approver: world.officials.deputy,
  })
}

/** What settling left over goes back once everything is paid. */
function carry(world: World, project: Project, pots: readonly Pot[]): void {
  const closed = project.at('已办结')
  if (closed === null || addDays(project.at('县级验收')!, 372) > world.today) return
  for (const { fund, left } of pots) {
    if (left <= 0) continue
    const date = addDays(project.at('县级验收')!, 372)
    put(world, 'fundCarryover', {
      fund: fund.id,
      project: project.id,
      year: Number(date.slice(0, 4)),
      amount: left,
      years: 1,
      treatment: '收回财政',
      documentNo: documentNo('示县财预', date),
      date,
    })
  }
}
