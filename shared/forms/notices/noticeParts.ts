import { defineForm, type Ask, type Block, type FormDefinition, type TableColumn } from '../define.ts'

/** What one notice differs in from the others. */
export type Notice = Pick<FormDefinition, 'id' | 'label' | 'purpose' | 'ledger' | 'filter' | 'source'> &
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
  // A decision that stands is announced, a proposal is posted for objections.
  const word = own.code === 'P12' ? '公告' : '公示'
  const { code, each, title, body, columns, sort, groupBy, totals, days, posted, over, asks, seal, orientation, ...rest } = own
  const apart = [...(posted ? [`{${posted.from}}${posted.to ? ` {${posted.to}}` : ''}`] : []), ...(over ? [over.when] : [])]
  const isOver = over && (posted ? `!${posted.from} & ${over.when}` : over.when)
  const isProposed = over && (posted ? [posted.from, `!${posted.from} & !${over.when}`] : [`!${over.when}`])
  return defineForm({
    ...rest,
    code: code ?? 'P11',
    group: 'notices',
    each: each ?? 'village',
    ...(apart.length > 0 ? { apart } : {}),
    paper: 'A4',
    orientation: orientation ?? 'portrait',
    margins: noticeMargins,
    fontPt: 12,
    editions: ['public'],
    asks: [...(asks ?? []), ...noticeAsks(days, apart.length > 0 ? '（台账已登记的按台账）' : '')],
    blocks: [
      ...onlyWhen(isProposed, { kind: 'title', text: title, pt: 22, aboveMm: 4 }),
      ...(over ? onlyWhen([isOver!], { kind: 'title', text: over.title, pt: 22, aboveMm: 4 }) : []),
      { kind: 'space', mm: 4 },
      ...body.flatMap((text) => onlyWhen(isProposed, paragraph(text))),
      ...(over?.body ?? []).flatMap((text) => onlyWhen([isOver!], paragraph(text))),
      ...periods(word, days, posted, over),
      { kind: 'space', mm: 2 },
      {
        kind: 'table',
        columns,
        sort,
        ...(groupBy ? { groupBy } : {}),
        ...(totals ? { totals: { label: totals } } : {}),
        rowMm: 7,
      },
      { kind: 'space', mm: 3 },
      ...(over ? [...onlyWhen(isProposed, ...whereToObject(word)), ...onlyWhen([isOver!], ...whereToObject('公告'))] : whereToObject(word)),
      ...signatures(seal ?? '{village|committee}', posted, over),
      ...onlyWhen(isProposed, takenDown(word)),
      ...(over ? onlyWhen([isOver!], takenDown('公告')) : []),
    ],
  })
}

/** The blocks once for each of the conditions, of which one holds; without conditions as they are. */
function onlyWhen(conditions: readonly string[] | undefined, ...blocks: readonly NoticeBlock[]): readonly Block[] {
  if (!conditions) return blocks
  return conditions.flatMap((when) => blocks.map((block) => ({ ...block, when: block.when ? `${when} & ${block.when}` : when })))
}

type NoticeBlock = Extract<Block, { kind: 'title' | 'text' | 'sign' }>

/** From when to when: as the record says, else as was answered; of what is over nobody knows but the record. */
function periods(word: string, days: number, posted?: Posted, over?: Over): readonly Block[] {
  const asked = paragraph(`${word}时间：{ask.from|day}至{ask.to|day}。`)
  const unknown = paragraph(`公告时间：${penDay}至${penDay}。`)
  const { from, to } = posted ?? {}
  const known = to
    ? [
        ...onlyWhen([`${from} & ${to}`], paragraph(`${word}时间：{${from}|day}至{${to}|day}。`)),
        ...onlyWhen([`${from} & !${to}`], paragraph(`${word}时间：{${from}|day}至${penDay}。`)),
      ]
    : from
      ? onlyWhen([from], paragraph(`${word}时间：自{${from}|day}起，不少于${days}天。`))
      : []
  return [...known, ...unposted(asked, unknown, posted, over)]
}

/** Who signs, and the first day. */
function signatures(seal: string, posted?: Posted, over?: Over): readonly Block[] {
  const known = posted ? [signed(seal, posted.from, posted.from)] : []
  const unknown = { ...signed(seal, 'ask.from'), date: penDay }
  return [...known, ...unposted(signed(seal, 'ask.from'), unknown, posted, over)]
}

/** What stands where the record says of no posting: the answer, or room for the pen where it is over. */
function unposted(asked: NoticeBlock, unknown: NoticeBlock, posted?: Posted, over?: Over): readonly Block[] {
  const not = posted ? [`!${posted.from}`] : []
  if (!over) return onlyWhen(posted ? not : undefined, asked)
  return [...onlyWhen([[...not, `!${over.when}`].join(' & ')], asked), ...onlyWhen([[...not, over.when].join(' & ')], unknown)]
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

export const paragraph = (text: string): ParagraphBlock => ({ kind: 'text', text, indent: true, pt: 14, font: 'fangSong' })

type ParagraphBlock = Extract<Block, { kind: 'text' }>

/** Where to object and who signs; dated by the record's field `posted` where that is filled in. */
export function objection(seal: string, word = '公示', posted?: string): readonly Block[] {
  const signs = posted ? [signed(seal, posted, posted), signed(seal, 'ask.from', `!${posted}`)] : [signed(seal, 'ask.from')]
  return [...whereToObject(word), ...signs, takenDown(word)]
}

/** Who posts it, and the day of the given field. */
export function signed(seal: string, date: string, when?: string): Extract<Block, { kind: 'sign' }> {
  return { kind: 'sign', labels: [], seal, date: `{${date}|day}`, ...(when ? { when } : {}) }
}

export const takenDown = (word: string): ParagraphBlock => ({
  kind: 'text',
  text: `（${word}期满后请及时撤下）`,
  pt: 9,
  align: 'left',
  aboveMm: 6,
})

export function whereToObject(word: string): readonly ParagraphBlock[] {
  return [
    paragraph(
      `${word}期间，如对以上内容有异议，请以书面、电话或当面形式向村务监督委员会或{township}人民政府反映。反映情况应当实事求是，并留下姓名和联系方式，以便核实和答复。`,
    ),
    { ...paragraph('监督电话：12317（防止返贫监测和乡村振兴咨询服务），{ask.hotline}（{township}）。'), when: 'ask.hotline' },
    { ...paragraph('监督电话：12317（防止返贫监测和乡村振兴咨询服务）。'), when: '!ask.hotline' },
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
