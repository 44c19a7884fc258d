/**
 * Invented reports with mistakes put in at known places. Nothing here knows how the rules look for them: figures are drawn, the
 * truth is reckoned, then one number of a sentence is changed.
 */
export type Draw = Readonly<{
  int: (from: number, to: number) => number
  pick: <T>(list: readonly T[]) => T
  some: <T>(list: readonly T[], count: number) => readonly T[]
}>

export function drawFrom(seed: number): Draw {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  for (let warm = 0; warm < 5; warm += 1) next()
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const some = <T>(list: readonly T[], count: number): readonly T[] => {
    const rest = [...list]
    return Array.from({ length: count }, () => rest.splice(int(0, rest.length - 1), 1)[0]!)
  }
  return { int, pick: (list) => list[int(0, list.length - 1)]!, some }
}

/** A sentence; `wrong`: something in it was spoilt. */
type Sentence = Readonly<{ text: string; wrong: boolean }>
type Maker = (draw: Draw, spoil: boolean) => Sentence

/** Another number of the same size: a digit typed wrong, two exchanged, a little more or less. */
function spoilt(draw: Draw, value: number, least = 1): number {
  const digits = [...String(value)]
  const at = draw.int(0, digits.length - 1)
  const ways = [
    () => value + draw.pick([-3, -2, -1, 1, 2, 3, 10]),
    () => Number(digits.map((digit, index) => (index === at ? String((Number(digit) + draw.int(1, 9)) % 10) : digit)).join('')),
    () => Number([...digits.slice(0, -2), digits.at(-1)!, digits.at(-2) ?? ''].join('')),
  ]
  for (let round = 0; round < 20; round += 1) {
    const other = draw.pick(ways)()
    if (other !== value && other >= least && Math.abs(other - value) * 4 <= Math.max(value, 8)) return other
  }
  return value + 1
}

const villages = ['桃源村', '石门村', '青龙村', '凤山村', '大塘村', '永兴村', '新桥村', '柏树村', '龙泉村', '双溪村', '竹园村', '月亮湾村']

function cut(draw: Draw, total: number, parts: number): readonly number[] {
  const weights = Array.from({ length: parts }, () => draw.int(3, 20))
  const sum = weights.reduce((a, b) => a + b, 0)
  const sizes = weights.map((weight) => Math.max(1, Math.floor((total * weight) / sum)))
  return sizes.map((size, index) => (index === 0 ? size + total - sizes.reduce((a, b) => a + b, 0) : size))
}

const householdParts: Maker = (draw, spoil) => {
  const names = draw.pick([
    ['脱贫户', '脱贫不稳定户', '边缘易致贫户', '突发严重困难户'],
    ['砖混结构', '砖木结构', '土木结构'],
    ['一般户', '兜底户', '监测户'],
  ])
  const households = cut(draw, draw.int(300, 1_500), names.length)
  const persons = households.map((size) => size * draw.int(2, 3) + draw.int(0, Math.max(1, Math.floor(size / 3))))
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  const total = [sum(households), sum(persons)]
  const shown = spoil ? [spoilt(draw, total[0]!, Math.max(...households)), total[1]!] : total
  const each = names.map((name, index) => `${name}${households[index]}户${persons[index]}人`).join(draw.pick(['、', '，', '；']))
  return {
    text: `${draw.pick(['全镇纳入系统管理的农户', '本次核查农户', '截至目前，全乡登记在册'])}${shown[0]}户${shown[1]}人，其中${each}。`,
    wrong: spoil,
  }
}

const posts: Maker = (draw, spoil) => {
  const kinds = draw.some(['光伏公益岗', '人社公益岗', '护林员岗', '保洁岗', '治安巡逻岗'], draw.int(2, 4))
  const sizes = kinds.map(() => draw.int(11, 96))
  const total = sizes.reduce((a, b) => a + b, 0)
  const at = draw.int(0, sizes.length - 1)
  const shown = sizes.map((size, index) => (spoil && index === at ? spoilt(draw, size) : size))
  return {
    text: `今年共开发公益性岗位${total}个，其中${kinds.map((kind, index) => `${kind}${shown[index]}个`).join('，')}。`,
    wrong: spoil,
  }
}

const funding: Maker = (draw, spoil) => {
  const sources = draw.some(['中央衔接资金', '省级衔接资金', '市级配套', '县级配套', '群众自筹'], draw.int(2, 4))
  const sizes = sources.map(() => draw.int(120, 9_000))
  const total = sizes.reduce((a, b) => a + b, 0)
  const shown = spoil ? spoilt(draw, total, Math.max(...sizes)) : total
  const yuan = (tenth: number): string => `${(tenth / 10).toFixed(1).replace(/\.0$/, '')}万元`
  return {
    text: `项目${draw.pick(['总投资', '总资金规模'])}${yuan(shown)}，其中${sources.map((name, index) => `${name}${yuan(sizes[index]!)}`).join('、')}。`,
    wrong: spoil,
  }
}

const listTotal: Maker = (draw, spoil) => {
  const works = draw.some(['硬化通组路', '新建蓄水池', '改造高标准农田', '安装太阳能路灯', '维修山塘', '新建冷库'], draw.int(2, 4))
  const sizes = works.map(() => draw.int(8, 400))
  const total = sizes.reduce((a, b) => a + b, 0)
  const shown = spoil ? spoilt(draw, total, Math.max(...sizes)) : total
  const yuan = (tenth: number): string => `${(tenth / 10).toFixed(1)}万元`
  const items = works.map((work, index) => `${index + 1}. ${work}，投资${yuan(sizes[index]!)}。`).join('\n')
  return {
    text: `主要建设内容如下。\n${items}\n以上${draw.pick(['各项', '项目', '工程'])}${draw.pick(['合计投资', '总投资', '共投入资金'])}${yuan(shown)}。`,
    wrong: spoil,
  }
}

const sameSentenceTotal: Maker = (draw, spoil) => {
  const [a, b, c] = [draw.int(20, 300), draw.int(20, 300), draw.int(20, 300)]
  const total = spoil ? spoilt(draw, a + b + c, Math.max(a, b, c)) : a + b + c
  return {
    text: `上半年慰问低收入家庭${a}户，下半年慰问${b}户，春节期间慰问${c}户，${draw.pick(['合计', '共计', '总计'])}慰问${total}户。`,
    wrong: spoil,
  }
}

const share: Maker = (draw, spoil) => {
  const whole = draw.int(300, 4_000)
  const part = draw.int(Math.floor(whole / 10), Math.floor(whole * 0.9))
  const percent = Math.round((part / whole) * 1_000)
  const shown = spoil ? spoilt(draw, percent) : percent
  return {
    text: `${draw.pick(['全镇有劳动力', '在册残疾人', '应参保'])}${whole}人，${draw.pick(['其中外出务工', '已就业', '已参保'])}${part}人，占${draw.pick(['', '比', '总数的'])}${(shown / 10).toFixed(1)}%。`,
    wrong: spoil,
  }
}

const rate: Maker = (draw, spoil) => {
  const plan = draw.int(20, 200) * 10
  const done = draw.int(Math.floor(plan / 3), plan)
  const percent = Math.round((done / plan) * 1_000)
  const shown = spoil ? spoilt(draw, percent) : percent
  return {
    text: `全年计划资金${plan}万元，${draw.pick(['已支付', '累计拨付', '实际支出'])}${done}万元，${draw.pick(['支付率', '资金支出率', '执行率'])}${(shown / 10).toFixed(1)}%。`,
    wrong: spoil,
  }
}

const chain: Maker = (draw, spoil) => {
  const start = draw.int(200, 900)
  const [out, into] = [draw.int(5, 90), draw.int(5, 90)]
  const end = spoil ? spoilt(draw, start - out + into) : start - out + into
  const words = draw.pick([
    [`年初监测对象${start}户`, `风险消除${out}户`, `新增${into}户`, `目前监测对象${end}户`],
    [`原有建档立卡户${start}户`, `清退${out}户`, `新纳入${into}户`, `现有${end}户`],
    [`在去年${start}户的基础上`, `减少${out}户`, `新增加${into}户`, `年末实有${end}户`],
  ])
  return { text: `${words.join('，')}。`, wrong: spoil }
}

const fromTo: Maker = (draw, spoil) => {
  const [from, gap] = [draw.int(30, 95), draw.int(5, 29)]
  const to = from - gap
  const shown = spoil ? spoilt(draw, gap) : gap
  return {
    text: `综合贫困发生率由${(from / 10).toFixed(1)}%下降到${(to / 10).toFixed(1)}%，下降了${(shown / 10).toFixed(1)}个百分点。`,
    wrong: spoil,
  }
}

const growth: Maker = (draw, spoil) => {
  const from = draw.int(6_000, 12_000)
  const to = from + draw.int(300, 3_000)
  const shown = spoil ? spoilt(draw, to - from) : to - from
  return { text: `脱贫人口人均纯收入从${from}元增加到${to}元，增加${shown}元。`, wrong: spoil }
}

const names: Maker = (draw, spoil) => {
  const list = draw.some(villages, draw.int(3, 8))
  const count = list.length + (spoil ? draw.pick([-1, 1, 2]) : 0)
  const text = draw.pick([
    `项目覆盖${list.join('、')}${count}个村。`,
    `在${list.join('、')}共${count}个行政村开展试点。`,
    `涉及${count}个村：${list.join('、')}。`,
  ])
  return { text, wrong: spoil }
}

const average: Maker = (draw, spoil) => {
  const households = draw.int(20, 400)
  const each = draw.int(8, 60) * 100
  const shown = spoil ? spoilt(draw, each) : each
  return { text: `为${households}户发放产业奖补${households * each}元，户均${shown}元。`, wrong: spoil }
}

const pair: Maker = (draw, spoil) => {
  const households = draw.int(20, 400)
  const persons = spoil ? Math.max(1, households - draw.int(1, Math.floor(households / 2))) : households * 3 + draw.int(0, 30)
  return { text: `实施危房改造${households}户${persons}人。`, wrong: spoil }
}

const unit: Maker = (draw, spoil) => {
  const [length, area] = [draw.int(3, 60), draw.int(100, 4_000)]
  const text = draw.pick([
    `新修产业路总里程${length}${spoil ? '亩' : '公里'}。`,
    `油茶种植面积${area}${spoil ? '米' : '亩'}。`,
    `光伏电站年发电量${area}${spoil ? '千瓦' : '万度'}。`,
  ])
  return { text, wrong: spoil }
}

const twice: Maker = (draw, spoil) => {
  const count = draw.int(6, 30)
  const other = spoil ? spoilt(draw, count, 2) : count
  return { text: `我镇辖${count}个行政村。\n下一步，在${draw.pick(['全镇', '辖区'])}${other}个行政村全面推开。`, wrong: spoil }
}

const range: Maker = (draw, spoil) => {
  const [low, high] = [draw.int(200, 400), draw.int(500, 700)]
  const inside = spoil ? high + draw.int(1, 200) : draw.int(low, high)
  return { text: `今年拟消除风险${inside}人（下限${low}人，上限${high}人）。`, wrong: spoil }
}

const formula: Maker = (draw, spoil) => {
  const [a, b] = [draw.int(10, 300), draw.int(10, 300)]
  return { text: `两批合计：${a}+${b}=${spoil ? spoilt(draw, a + b) : a + b}。`, wrong: spoil }
}

/** What looks like a sum and is none. */
const harmless: readonly ((draw: Draw) => string)[] = [
  (draw) =>
    `全镇脱贫户${draw.int(300, 500)}户全部落实帮扶措施，其中产业帮扶${draw.int(200, 300)}户、就业帮扶${draw.int(200, 300)}户、低保兜底${draw.int(100, 200)}户。`,
  (draw) => `现有脱贫人口${draw.int(2_000, 3_000)}人，其中低保对象${draw.int(200, 400)}人、残疾人${draw.int(100, 300)}人。`,
  (draw) => `发展茶叶${draw.int(2, 9)}000余亩，带动${draw.int(100, 400)}户增收，其中脱贫户${draw.int(20, 90)}户。`,
  (draw) =>
    `2023年发放小额信贷${draw.int(10, 30)}户${draw.int(40, 120)}万元，2024年发放${draw.int(10, 30)}户${draw.int(40, 120)}万元，存量贷款${draw.int(300, 500)}万元。`,
  (draw) => `每村安排${draw.int(2, 5)}人，入户走访不少于${draw.int(2, 4)}次，问题整改率达到${draw.int(95, 99)}%以上。`,
  (draw) => `${draw.some(villages, 3).join('、')}等${draw.int(5, 9)}个村发展烤烟${draw.int(1_000, 4_000)}亩。`,
  (draw) =>
    `第${draw.int(1, 9)}次党委会于${draw.int(1, 12)}月${draw.int(1, 28)}日召开，参会${draw.int(12, 30)}人，议题${draw.int(2, 6)}个。`,
  (draw) => `购买农产品${draw.int(1, 9)}万余元，户均增收约${draw.int(300, 900)}元。`,
  (draw) =>
    `全镇有搬迁安置点${draw.int(2, 4)}个，搬迁群众${draw.int(100, 200)}户${draw.int(400, 900)}人，安置点配套车间吸纳就业${draw.int(30, 90)}人。`,
]

const makers: readonly Maker[] = [
  householdParts,
  posts,
  funding,
  listTotal,
  sameSentenceTotal,
  share,
  rate,
  chain,
  fromTo,
  growth,
  names,
  average,
  pair,
  unit,
  twice,
  range,
  formula,
]

export type Report = Readonly<{ text: string; planted: readonly Readonly<{ start: number; end: number; text: string }>[] }>

/** Some ten sentences of different kinds in random order, a quarter of them spoilt, each in a paragraph of its own. */
export function reportOf(seed: number): Report {
  const draw = drawFrom(seed)
  const sentences = draw.some(makers, 8).map((make) => make(draw, draw.int(1, 4) === 1))
  const others = draw.some(harmless, 4).map((make) => ({ text: make(draw), wrong: false }))
  const planted: { start: number; end: number; text: string }[] = []
  let text = '关于巩固拓展脱贫攻坚成果工作情况的汇报\n'
  for (const sentence of draw.some([...sentences, ...others], sentences.length + others.length)) {
    const start = text.length
    text += `${sentence.text}\n`
    if (sentence.wrong) planted.push({ start, end: text.length, text: sentence.text })
  }
  return { text: spaced(draw, text), planted }
}

/** Some reports are typed with half-width marks. Places stay as they are. */
function spaced(draw: Draw, text: string): string {
  return draw.int(1, 3) === 1 ? text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('：', ':') : text
}
