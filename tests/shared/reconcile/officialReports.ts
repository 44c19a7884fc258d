import { drawFrom, type Draw } from './reports.ts'

/**
 * Reports as offices write them: long sentences of several clauses under numbered headings, the same fact in different orders.
 * Written from the style of such papers, apart from the rules and from the other generator. One figure of some sentences is then
 * typed wrong.
 */
type Written = Readonly<{ text: string; wrong: boolean }>
type Maker = (draw: Draw, spoil: boolean) => Written

/** Typing mistakes: neighbouring digits exchanged, one digit another, one off. */
function mistyped(draw: Draw, value: number): number {
  const digits = [...String(value)]
  const at = draw.int(0, Math.max(0, digits.length - 2))
  const ways = [
    () => Number([...digits.slice(0, at), digits[at + 1] ?? '', digits[at]!, ...digits.slice(at + 2)].join('')),
    () =>
      Number(digits.map((digit, index) => (index === digits.length - 1 ? String((Number(digit) + draw.int(1, 9)) % 10) : digit)).join('')),
    () => value + draw.pick([-1, 1, 2, -2]),
  ]
  for (let round = 0; round < 30; round += 1) {
    const other = draw.pick(ways)()
    if (other > 0 && other !== value && Math.abs(other - value) * 5 <= Math.max(value, 10)) return other
  }
  return value + 1
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
const wan = (tenths: number): string => (tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1))

const kindsOfMonitored: Maker = (draw, spoil) => {
  const households = [draw.int(12, 60), draw.int(12, 90), draw.int(3, 30)]
  const persons = households.map((count) => count * 3 + draw.int(0, 9))
  const total = spoil ? mistyped(draw, sum(households)) : sum(households)
  const [a, b, c] = households.map((count, index) => `${count}户${persons[index]}人`)
  const text = draw.pick([
    `截至目前，全镇累计识别纳入防返贫监测对象${total}户${sum(persons)}人，其中，脱贫不稳定户${a}，边缘易致贫户${b}，突发严重困难户${c}。`,
    `现有“三类对象”${total}户、${sum(persons)}人（其中脱贫不稳定户${a}、边缘易致贫户${b}、突发严重困难户${c}），均已落实帮扶责任人。`,
    `我乡共有监测对象${total}户${sum(persons)}人。其中：脱贫不稳定户${a}；边缘易致贫户${b}；突发严重困难户${c}。`,
  ])
  return { text, wrong: spoil }
}

const budget: Maker = (draw, spoil) => {
  const [central, province, county] = [draw.int(500, 3_000), draw.int(200, 2_000), draw.int(50, 900)]
  const total = spoil ? mistyped(draw, central + province + county) : central + province + county
  const text = draw.pick([
    `今年到位各级财政衔接推进乡村振兴补助资金${wan(total)}万元，其中中央资金${wan(central)}万元、省级资金${wan(province)}万元、县级资金${wan(county)}万元。`,
    `整合投入资金共计${wan(total)}万元，其中：中央衔接资金${wan(central)}万元，省级衔接资金${wan(province)}万元，县级配套${wan(county)}万元。`,
  ])
  return { text, wrong: spoil }
}

const worksAndTotal: Maker = (draw, spoil) => {
  const costs = [draw.int(100, 900), draw.int(100, 900), draw.int(100, 900)]
  const total = spoil ? mistyped(draw, sum(costs)) : sum(costs)
  const text = draw.pick([
    `一是投入${wan(costs[0]!)}万元硬化入户路，二是投入${wan(costs[1]!)}万元整修灌溉渠，三是投入${wan(costs[2]!)}万元新建冷藏库，三项合计投入${wan(total)}万元。`,
    `争取水利资金${wan(costs[0]!)}万元、交通资金${wan(costs[1]!)}万元、农业资金${wan(costs[2]!)}万元，共计${wan(total)}万元。`,
  ])
  return { text, wrong: spoil }
}

const rateOf: Maker = (draw, spoil) => {
  const whole = draw.int(800, 5_000)
  const part = draw.int(Math.floor(whole * 0.3), Math.floor(whole * 0.95))
  const percent = Math.round((part / whole) * 10_000)
  const shown = ((spoil ? mistyped(draw, percent) : percent) / 100).toFixed(2)
  const text = draw.pick([
    `全镇脱贫劳动力${whole}人，实现务工就业${part}人，占脱贫劳动力总数的${shown}%。`,
    `应参加城乡居民医保${whole}人，已参保${part}人，参保率${shown}%。`,
    `在全镇${whole}名脱贫群众中，享受低保政策的有${part}人，占比${shown}%。`,
  ])
  return { text, wrong: spoil }
}

const payment: Maker = (draw, spoil) => {
  const whole = draw.int(100, 900) * 10
  const part = draw.int(Math.floor(whole * 0.4), whole)
  const percent = Math.round((part / whole) * 10_000)
  const shown = ((spoil ? mistyped(draw, percent) : percent) / 100).toFixed(2)
  return { text: `下达资金${wan(whole)}万元，截至本月底已支出${wan(part)}万元，支出率达${shown}%。`, wrong: spoil }
}

const movement: Maker = (draw, spoil) => {
  const [start, out, into] = [draw.int(300, 900), draw.int(10, 90), draw.int(10, 90)]
  const end = spoil ? mistyped(draw, start - out + into) : start - out + into
  const text = draw.pick([
    `年初全镇有监测对象${start}人，今年以来风险消除${out}人，新纳入${into}人，截至12月底尚有${end}人。`,
    `上年末结余${start}万元，本年追加${into}万元，支付${out}万元，年末结余${end}万元。`,
  ])
  return { text, wrong: spoil }
}

const rise: Maker = (draw, spoil) => {
  const from = draw.int(9_000, 14_000)
  const to = from + draw.int(400, 2_000)
  const shown = spoil ? mistyped(draw, to - from) : to - from
  return { text: `脱贫群众人均纯收入由上年的${from}元提高到${to}元，增加${shown}元。`, wrong: spoil }
}

const places = ['茶园村', '河口村', '双桥村', '三星村', '高峰村', '沙坝村', '红岩村', '清泉村']

const named: Maker = (draw, spoil) => {
  const list = draw.some(places, draw.int(3, 6))
  const count = list.length + (spoil ? draw.pick([-1, 1]) : 0)
  const text = draw.pick([
    `项目实施后，${list.join('、')}等${list.length}个村受益明显，惠及群众800余人。`,
    `计划在${list.join('、')}${count}个村实施农村供水保障工程。`,
    `确定${count}个村（${list.join('、')}）为和美乡村建设点。`,
  ])
  return text.includes('等') ? { text, wrong: false } : { text, wrong: spoil }
}

const mean: Maker = (draw, spoil) => {
  const households = draw.int(40, 400)
  const each = draw.int(6, 40) * 50
  const shown = spoil ? mistyped(draw, each) : each
  return {
    text: draw.pick([
      `全年兑现到户产业奖补${households}户${households * each}元，户均${shown}元。`,
      `向${households}户脱贫户分红${households * each}元，平均每户${shown}元。`,
    ]),
    wrong: spoil,
  }
}

const posts: Maker = (draw, spoil) => {
  const sizes = [draw.int(20, 90), draw.int(20, 90), draw.int(11, 50)]
  const total = spoil ? mistyped(draw, sum(sizes)) : sum(sizes)
  return {
    text: `统筹开发乡村公益性岗位${total}个，其中保洁员${sizes[0]}个、护路员${sizes[1]}个、护林员${sizes[2]}个，人均月工资800元。`,
    wrong: spoil,
  }
}

const wrongUnit: Maker = (draw, spoil) => ({
  text:
    draw.pick([
      `新建灌溉渠总长度${draw.int(3, 30)}${spoil ? '平方米' : '公里'}，`,
      `村级光伏电站全年发电量${draw.int(10, 90)}万${spoil ? '千瓦' : '千瓦时'}，`,
      `茶叶种植面积${draw.int(300, 4_000)}${spoil ? '公里' : '亩'}，`,
    ]) + '群众生产条件持续改善。',
  wrong: spoil,
})

const tooFew: Maker = (draw, spoil) => {
  const households = draw.int(60, 300)
  const persons = spoil ? households - draw.int(5, 30) : households * 3
  return { text: `实施农村危房改造${households}户${persons}人，全部竣工入住。`, wrong: spoil }
}

const partOver: Maker = (draw, spoil) => {
  const whole = draw.int(80, 300)
  const part = spoil ? whole + draw.int(3, 40) : draw.int(10, whole - 1)
  return { text: `全镇排查住房隐患${whole}户，其中需要鉴定的${part}户，均已建立台账。`, wrong: spoil }
}

const twice: Maker = (draw, spoil) => {
  const count = draw.int(8, 30)
  return { text: `全镇辖${count}个行政村。\n下一步，组织辖区${spoil ? mistyped(draw, count) : count}个行政村开展“回头看”。`, wrong: spoil }
}

const limits: Maker = (draw, spoil) => {
  const [low, high] = [draw.int(400, 600), draw.int(700, 900)]
  return { text: `县定任务${spoil ? high + draw.int(10, 90) : draw.int(low, high)}人（下限${low}人、上限${high}人）。`, wrong: spoil }
}

const makers: readonly Maker[] = [
  kindsOfMonitored,
  budget,
  worksAndTotal,
  rateOf,
  payment,
  movement,
  rise,
  named,
  mean,
  posts,
  wrongUnit,
  tooFew,
  partOver,
  twice,
  limits,
]

/** Nothing of these can be reckoned: measures overlap, figures are vague, years and stocks stand side by side. */
const right: readonly ((draw: Draw) => string)[] = [
  (draw) =>
    `今年新增小额信贷${draw.int(10, 30)}户${draw.int(40, 120)}万元，历年累计发放${draw.int(200, 400)}户${draw.int(800, 1_500)}万元，贷款余额${draw.int(300, 600)}万元。`,
  (draw) =>
    `全镇${draw.int(600, 900)}户脱贫户中，享受产业奖补${draw.int(300, 500)}户、享受教育资助${draw.int(100, 300)}户、享受低保${draw.int(200, 400)}户，同一户可享受多项政策。`,
  (draw) => `发展特色种植${draw.int(2, 8)}000余亩，养殖大户${draw.int(5, 20)}户，年产值近${draw.int(2, 9)}000万元。`,
  (draw) => `2023年培训${draw.int(100, 300)}人次，2024年培训${draw.int(100, 300)}人次，帮助${draw.int(30, 90)}人实现就业。`,
  (draw) => `驻村工作队每月入户不少于${draw.int(5, 20)}户，每季度召开${draw.int(1, 3)}次会议，群众满意度在${draw.int(95, 99)}%以上。`,
  (draw) => `投资约${draw.int(200, 400)}万元，其中财政资金${draw.int(100, 150)}万元，其余由企业自筹。`,
  (draw) => `距县城${draw.int(10, 60)}公里，平均海拔${draw.int(300, 900)}米，省道S${draw.int(200, 399)}穿境而过。`,
  (draw) =>
    `${draw.pick(places)}新建产业路${draw.int(2, 9)}.5公里，${draw.pick(places)}硬化晒坝${draw.int(300, 900)}平方米，带动周边${draw.int(100, 200)}户增收。`,
  (draw) =>
    `召开党委会${draw.int(8, 14)}次，印发文件${draw.int(5, 20)}份，开展督查${draw.int(2, 6)}轮，发现问题${draw.int(20, 60)}个，整改${draw.int(5, 19)}个。`,
]

const headings = [
  '一、基本情况',
  '二、主要做法',
  '（一）压实工作责任',
  '（二）强化动态监测',
  '（三）抓实产业就业',
  '三、存在问题',
  '四、下一步打算',
]

export type Planted = Readonly<{ text: string; planted: readonly Readonly<{ start: number; end: number; text: string }>[] }>

/** A report of a dozen sentences, two or three a paragraph, under headings; a third of those that can be reckoned are spoilt. */
export function officialReport(seed: number): Planted {
  const draw = drawFrom(seed + 70_001)
  const chosen = draw.some(makers, 9).map((make) => make(draw, draw.int(1, 3) === 1))
  const others = draw.some(right, 4).map((make): Written => ({ text: make(draw), wrong: false }))
  const order = draw.some([...chosen, ...others], chosen.length + others.length)
  const planted: { start: number; end: number; text: string }[] = []
  let text = `${draw.pick(['关于', ''])}${draw.pick(['2024年巩固拓展脱贫攻坚成果工作情况的汇报', '防返贫监测帮扶集中排查工作总结'])}\n`
  order.forEach((sentence, index) => {
    if (index % 3 === 0) text += `${headings[Math.floor(index / 3)]!}\n`
    const start = text.length
    text += sentence.text
    if (sentence.wrong) planted.push({ start, end: text.length, text: sentence.text })
    if (index % 3 === 2 || draw.int(1, 2) === 1) text += '\n'
  })
  return { text: `${text.trimEnd()}\n`, planted }
}
