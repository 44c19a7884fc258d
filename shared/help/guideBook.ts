import type { FormSheet, ResolvedBlock } from '#shared/printing/forms/resolved.ts'
import { cell, column, heading, sheet, table, text, title } from './bookParts.ts'
import type { HelpPicture, HelpTopic, PictureOf } from './define.ts'
import { toldFaults } from './faults/index.ts'
import { helpTopics } from './index.ts'
import { keyGroups } from './keys.ts'

/** 使用说明: contents, the first morning on a page that can be pinned to the wall, the other topics one after the other with their pictures, keys and error numbers. `pictureOf`: null for none. */
export function guideBook(pictureOf: PictureOf): readonly FormSheet[] {
  const chapters = [...helpTopics.map(({ title: name }) => name), keysTitle, faultsTitle]
  const numbered = chapters.map((name, index) => `${index + 1}. ${name}`)
  const at = helpTopics.length
  const [quick = [], ...others] = helpTopics.map((topic, index) => topicBlocks(topic, numbered[index]!, pictureOf))
  return [
    cover(numbered),
    sheet(helpTopics[0]!.title, quick),
    sheet('各章', others.flat()),
    keysSheet(numbered[at]!),
    faultsSheet(numbered[at + 1]!),
  ]
}

const keysTitle = '快捷键'
const faultsTitle = '出错代码'

function cover(numbered: readonly string[]): FormSheet {
  const half = Math.ceil(numbered.length / 2)
  const contents: ResolvedBlock = {
    kind: 'grid',
    widths: [1, 1],
    keep: true,
    rows: numbered.slice(0, half).map((left, index) => ({ heightMm: 8, cells: [cell(left), cell(numbered[half + index] ?? '')] })),
  }
  const lead = '按 F1 随时看到这一页的帮助；提示后面的 E 开头的代码，查最后一章“出错代码”，或在帮助里输入。'
  return sheet('使用说明', [title('乡镇帮扶台账 使用说明', 20), text(lead), heading('目录'), contents])
}

/** Chapters follow each other on the page; one that has pictures at its head starts a new one where there is no room for both. */
function topicBlocks(topic: HelpTopic, name: string, pictureOf: PictureOf): readonly ResolvedBlock[] {
  const pictures = topic.pictures ?? []
  const under = (task?: string) => pictures.filter(({ after }) => after === task).flatMap((picture) => pictureBlock(picture, pictureOf))
  const tasks = topic.tasks.flatMap((task) => [
    heading(task.title),
    ...task.steps.map((step, at) => text(`${at + 1}. ${step}`, { indent: true })),
    ...under(task.title),
  ])
  const notes = topic.notes ? [heading('请留意'), ...topic.notes.map((note) => text(`· ${note}`, { indent: true }))] : []
  const head = under()
  return [title(name, chapterMm), text(topic.about, { indent: true, keepNext: head.length > 0 }), ...head, ...tasks, ...notes]
}

/** Room above a chapter's title. */
const chapterMm = 8

/** Screens of 1366 pixels fill a page's width. */
const mmPerPixel = 0.132

function pictureBlock({ name, caption }: HelpPicture, pictureOf: PictureOf): readonly ResolvedBlock[] {
  const drawn = pictureOf(name)
  if (!drawn) return []
  const { source, width, height } = drawn
  return [{ kind: 'picture', source, widthMm: width * mmPerPixel, heightMm: height * mmPerPixel, caption: `图：${caption}` }]
}

function keysSheet(name: string): FormSheet {
  const columns = [column('key', '按键', 40), column('words', '作用', 140)]
  const groups = keyGroups.flatMap((group) => [
    heading(group.label),
    table(
      columns,
      group.keys.map(([key, words]) => [key, words]),
    ),
  ])
  return sheet(keysTitle, [title(name), ...groups])
}

function faultsSheet(name: string): FormSheet {
  const columns = [
    column('number', '代码', 13),
    column('message', '提示', 62),
    column('happened', '怎么回事', 50),
    column('mend', '怎么办', 55),
  ]
  const rows = toldFaults().map(({ number, message, happened, mend }) => [number, message, happened, mend])
  return sheet(faultsTitle, [title(name), text(faultsLead, { indent: true }), table(columns, rows)])
}

const faultsLead =
  '提示后面有一个 E 开头的代码，打电话求助时报这个代码最快。在程序里点它，或者按 F1 输入它，看到的就是下表的内容。提示里的“…”是当时的文件名、数目等。'
