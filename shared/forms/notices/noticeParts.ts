import { defineForm, type Ask, type Block, type FormDefinition, type TableColumn } from '../define.ts'

/** What one notice differs in from the others. */
export type Notice = Pick<FormDefinition, 'id' | 'label' | 'purpose' | 'ledger' | 'filter'> &
  Readonly<{
    code?: string
    each?: FormDefinition['each']
    title: string
    /** Paragraphs above the table. */
    body: readonly string[]
    columns: readonly TableColumn[]
    sort: readonly string[]
    groupBy?: string
    /** Label of the sums; columns with `sum` are added up. */
    totals?: string
    /** Least days of the notice. */
    days: number
    /** Fields of the record with the days of its own posting: a notice for each, which bears them whenever it is printed. */
    posted?: Posted
    /** What is over was never posted, as far as the record says: it is not proposed any more, it is made known. */
    over?: Over
    asks?: readonly Ask[]
    /** Whether 12317 answers about it; true without it. */
    isOfHelp?: boolean
    /** Name under the notice. */
    seal?: string
    orientation?: FormDefinition['orientation']
  }>

/** First and last day; of a 公告 there may be the first one only. */
type Posted = Readonly<{ from: string; to?: string }>

/** `when`: a condition over the record, such as the day of payment. */
type Over = Readonly<{ when: string; title: string; body: readonly string[] }>

/** Money that was paid out. */
export const paid = (title: string, ...body: readonly string[]): Over => ({ when: 'paidOn', title, body })

/** Days that nobody has written down are left to the pen. */
const penDay = '　　　　年　　月　　日'

/** A notice that hangs on the village's board: what, who, from when to when, where to object, seal and date. */
export function notice(own: Notice): FormDefinition {
  const { id, label, purpose, ledger, filter, days, posted, over } = own
  const apart = [...(posted ? [`{${posted.from}}${posted.to ? ` {${posted.to}}` : ''}`] : []), ...(over ? [over.when] : [])]
  return defineForm({
    id,
    label,
    purpose,
    ledger,
    ...(filter ? { filter } : {}),
    code: own.code ?? 'P11',
    group: 'notices',
    each: own.each ?? 'village',
    ...(apart.length > 0 ? { apart } : {}),
    paper: 'A4',
    orientation: own.orientation ?? 'portrait',
    margins: noticeMargins,
    fontPt: 12,
    editions: ['public'],
    asks: [...(own.asks ?? []), ...noticeAsks(days, apart.length > 0 ? '（台账已登记的按台账）' : '')],
    blocks: [...above(own), { kind: 'space', mm: 2 }, listed(own), { kind: 'space', mm: 3 }, ...below(own)],
  })
}

function listed({ columns, sort, groupBy, totals }: Notice): Block {
  const sums = totals ? { totals: { label: totals } } : {}
  return { kind: 'table', columns, sort, ...(groupBy ? { groupBy } : {}), ...sums, rowMm: 7 }
}

/** A decision that stands is announced, a proposal is posted for objections. */
const wordOf = ({ code }: Notice): string => (code === 'P12' ? '公告' : '公示')

function above(own: Notice): readonly Block[] {
  return [
    ...either(own, ({ title }) => [{ kind: 'title', text: title, pt: 22, aboveMm: 4 }]),
    { kind: 'space', mm: 4 },
    ...either(own, ({ body }) => body.map(paragraph)),
    ...periods(own),
  ]
}

function below(own: Notice): readonly Block[] {
  const { isOfHelp = true } = own
  return [...either(own, ({ word }) => whereToObject(word, isOfHelp)), ...signatures(own)]
}

type Told = Readonly<{ title: string; body: readonly string[]; word: string }>
export type NoticeBlock = Extract<Block, { kind: 'title' | 'text' | 'sign' }>

/** What is said while it is proposed, or of what was posted; and what once it is over. */
function either(own: Notice, blocks: (told: Told) => readonly NoticeBlock[]): readonly Block[] {
  const { title, body, over, posted } = own
  const proposed = blocks({ title, body, word: wordOf(own) })
  if (!over) return proposed
  const asProposed = posted ? [posted.from, notPosted(own, `!${over.when}`)] : [notPosted(own, `!${over.when}`)]
  return [...asProposed.flatMap((when) => only(when, proposed)), ...only(notPosted(own, over.when), blocks({ ...over, word: '公告' }))]
}

/** The condition, where the record says of no posting. */
function notPosted({ posted }: Notice, when?: string): string {
  return [...(posted ? [`!${posted.from}`] : []), ...(when ? [when] : [])].join(' & ')
}

/** The blocks where that holds, too; '' for always. */
export function only(when: string, blocks: readonly NoticeBlock[]): readonly NoticeBlock[] {
  if (when === '') return blocks
  return blocks.map((block) => ({ ...block, when: block.when ? `${when} & ${block.when}` : when }))
}

/** From when to when: as the record says, else as was answered. */
function periods(own: Notice): readonly Block[] {
  const [word, { days, posted: { from, to } = {} }] = [wordOf(own), own]
  const said = (text: string) => [paragraph(`${word}时间：${text}。`)]
  const known = to
    ? [...only(`${from} & ${to}`, said(`{${from}|day}至{${to}|day}`)), ...only(`${from} & !${to}`, said(`{${from}|day}至${penDay}`))]
    : only(from ?? '', from ? said(`自{${from}|day}起，不少于${days}天`) : [])
  const asked = (as: string) => paragraph(`${as}时间：{ask.from|day}至{ask.to|day}。`)
  return [...known, ...unposted(own, [asked(word)], [asked('公告')])]
}

/** Who signs, and the first day. */
function signatures(own: Notice): readonly Block[] {
  const { seal = '{village|committee}', posted } = own
  const known = posted ? [signed(seal, posted.from, posted.from)] : []
  return [...known, ...only(notPosted(own), [signed(seal, 'ask.from')])]
}

/** What stands where the record says of no posting: while it is proposed, and once it is over. */
function unposted(own: Notice, proposed: readonly NoticeBlock[], announced: readonly NoticeBlock[]): readonly Block[] {
  const { over } = own
  if (!over) return only(notPosted(own), proposed)
  return [...only(notPosted(own, `!${over.when}`), proposed), ...only(notPosted(own, over.when), announced)]
}

export const noticeMargins = { top: 20, right: 20, bottom: 18, left: 22 } as const

/** Days that a village's notice must hang are counted between the two dates. `unless`: said after the labels. */
export function noticeAsks(days: number, unless = ''): readonly Ask[] {
  return [
    { id: 'from', label: `公示开始日期${unless}`, type: 'date', initial: 'today', required: true },
    { id: 'to', label: `公示结束日期（不少于 ${days} 天）${unless}`, type: 'date', initial: `today+${days}`, required: true, min: days },
    { id: 'hotline', label: '本级监督电话', type: 'text', initial: '{officePhone}' },
  ]
}

const letterPt = 14

export const paragraph = (text: string): ParagraphBlock => ({ kind: 'text', text, indent: true, pt: letterPt, font: 'fangSong' })

type ParagraphBlock = Extract<Block, { kind: 'text' }>

/** Where to object and who signs; dated by the record's field `posted` where that is filled in. */
export function objection(seal: string, word = '公示', posted?: string): readonly Block[] {
  const signs = posted ? [signed(seal, posted, posted), signed(seal, 'ask.from', `!${posted}`)] : [signed(seal, 'ask.from')]
  return [...whereToObject(word), ...signs]
}

/** Who posts it, and the day of the given field. */
export function signed(seal: string, date: string, when?: string): Extract<Block, { kind: 'sign' }> {
  return { kind: 'sign', labels: [], seal, date: `{${date}|day}`, letterPt, ...(when ? { when } : {}) }
}

/** Where to object. `isOfHelp`: of funds and lists of 帮扶, about which the 12317 line answers; others have offices of their own. */
export function whereToObject(word: string, isOfHelp = true): readonly ParagraphBlock[] {
  const lines = isOfHelp
    ? [
        { ...paragraph('监督电话：12317（防止返贫监测和乡村振兴咨询服务），{ask.hotline}（{township}）。'), when: 'ask.hotline' },
        { ...paragraph('监督电话：12317（防止返贫监测和乡村振兴咨询服务）。'), when: '!ask.hotline' },
      ]
    : [
        { ...paragraph('监督电话：{ask.hotline}（{township}）。'), when: 'ask.hotline' },
        { ...paragraph('监督电话：　　　　　　　　　（{township}）。'), when: '!ask.hotline' },
      ]
  return [
    paragraph(
      `${word}期间，如对以上内容有异议，请以书面、电话或当面形式向村务监督委员会或{township}人民政府反映。反映情况应当实事求是，并留下姓名和联系方式，以便核实和答复。`,
    ),
    ...lines,
  ]
}

export const batchAsk: Ask = { id: 'batch', label: '批次（不填为全部）', type: 'text' }

/** Columns that most notices share; widths add up to the 168 mm between the margins. */
export const groupColumn: TableColumn = { id: 'group', header: ['村民小组'], text: '{group}', widthMm: 25, align: 'center' }
export const headColumn: TableColumn = { id: 'headName', header: ['户主姓名'], text: '{headName}', widthMm: 30, align: 'center' }
export const moneyColumn = (id: string, label: string, widthMm: number): TableColumn => ({
  id,
  header: [`${label}（元）`],
  text: `{${id}}`,
  widthMm,
  align: 'right',
  nowrap: true,
  sum: id,
})
