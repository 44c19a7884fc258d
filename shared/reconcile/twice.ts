import { yearIn } from './evidence.ts'
import type { Figure } from './figures.ts'
import { joined, nothing, type Judged } from './finding.ts'
import type { Sentence } from './sentences.ts'

/** What a place has one number of at a time. */
const stocks =
  /(总人口|总户数|总面积|国土面积|幅员面积|耕地面积|农村人口|行政村|村民小组|自然村|居委会|建档立卡(?:贫困)?(?:户|人口)|脱贫户|脱贫人口|脱贫(?:监测|不稳定)户|边缘易致贫户|突发严重困难户|监测对象|帮扶对象|低保(?:对象|户|人口)|特困(?:供养)?(?:人员|对象)|公益性?岗位|帮扶责任人|驻村工作队)/
const timeIn = new RegExp(`${yearIn.source}|目前|现(?:有|共|在)|截至`, 'g')
const other =
  /累计|历年|先后|曾|新|增|减|每|各|户均|人均|计划|预|拟|目标|其中|占|村的|剩|已|帮助|组织|涉及|[还尚仍另]有|的\D{0,3}个|第|以上|贫困村|重点村|示范|试点|安排|选聘|解决|带动|慰问|走访/

/** The same thing under two numbers, at the same time and of the same place. */
export function judgeTwice(sentences: readonly Sentence[]): Judged {
  const said = sentences.flatMap((sentence) => sentence.figures.flatMap((figure) => sayingOf(sentence, figure)))
  const groups = [...new Set(said.map(({ key }) => key))].map((key) => said.filter((one) => one.key === key))
  return joined(groups.map(judge))
}

type Saying = Readonly<{ key: string; figure: Figure }>

function sayingOf(sentence: Sentence, figure: Figure): readonly Saying[] {
  const noun = stocks.exec(figure.after.slice(0, 6))?.[1] ?? stocks.exec(figure.before.slice(-9))?.[1]
  if (noun === undefined || figure.vague || (stocks.test(figure.after.slice(0, 6)) && /[向为对给让使]$/.test(figure.before))) return []
  if (other.test(figure.before) && !/(?:全[镇乡]|辖区|我[镇乡])(?:的|内)?$/.test(figure.before)) return []
  if (/[户口众员象]中,?[^,;]*$/.test(sentence.text.slice(0, figure.start - sentence.start))) return []
  if (/[和及与](?:三类)?$/.test(figure.before.slice(0, Math.max(0, figure.before.lastIndexOf(noun))))) return []
  const words = sentence.text.slice(0, figure.start - sentence.start)
  const time = [...words.matchAll(timeIn)].at(-1)?.[0] ?? ''
  const year = /目前|现|截至/.test(time) ? '' : time
  // A village's own number stands beside the township's.
  if (/其中/.test(words) || /[^政然全贫]村(?!民|级|委|两)|全[县市省]|我[县市省]/.test(words.slice(-40).replaceAll(/行政村|自然村/g, '')))
    return []
  return [{ key: [noun, figure.unit.key, year].join(' '), figure }]
}

function judge(said: readonly Saying[]): Judged {
  const [first, ...rest] = said
  const differing = rest.filter(({ figure }) => figure.value !== first!.figure.value)
  if (differing.length === 0) return nothing
  const remarks = differing.map(({ figure }) => ({
    severity: '疑点' as const,
    kind: 'twice' as const,
    start: figure.start,
    end: figure.end,
    printed: figure.quote,
    recomputed: first!.figure.quote,
    message: `前面写的是“${first!.figure.before}${first!.figure.quote}${first!.figure.after.slice(0, 6)}”，这里是 ${figure.quote}。`,
  }))
  return { sums: [], remarks }
}
