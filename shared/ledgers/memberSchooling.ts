import type { CodeList, FieldDefinition, Meaning } from '#shared/ledger/define.ts'
import { education, studentStatus } from './codes/person.ts'

/** Schooling: either 文化程度 or 在校生状况, never both (R040). */

/** Words of one list that stand in the other column: 幼儿园 as 文化程度. Words that both lists know stay where they stand. */
function wordsOf(list: CodeList, field: string, known: CodeList): readonly Meaning[] {
  const own = new Set(known.items.flatMap((item) => [item.value, ...(item.aliases ?? []), ...(item.doubtful ?? [])]))
  return list.items.map((item) => ({
    texts: [item.value, ...(item.aliases ?? [])].filter((text) => !own.has(text)),
    values: { [field]: item.value },
  }))
}

const schooling: readonly FieldDefinition[] = [
  {
    id: 'education',
    label: '文化程度',
    type: 'choice',
    codes: 'education',
    means: wordsOf(studentStatus, 'studentStatus', education),
    section: 'schooling',
    inPrint: true,
    printWidth: 18,
    aliases: ['学历', '受教育程度', '文化水平'],
    help: '在校生不填文化程度',
  },
  {
    id: 'studentStatus',
    label: '在校生状况',
    type: 'choice',
    codes: 'studentStatus',
    means: wordsOf(education, 'education', studentStatus),
    section: 'schooling',
    aliases: ['在校生情况', '在校情况', '是否在校', '在校状况'],
  },
  {
    id: 'school',
    label: '就读学校',
    type: 'text',
    section: 'schooling',
    aliases: ['学校名称', '学校', '所在学校', '就读学校名称'],
  },
  {
    id: 'schoolClass',
    label: '所在班级',
    type: 'text',
    section: 'schooling',
    aliases: ['班级', '所在学校班级', '年级班级'],
  },
  {
    id: 'studentCode',
    label: '学籍号',
    type: 'text',
    sensitive: 'idCard',
    section: 'schooling',
    aliases: ['全国学籍号'],
  },
  { id: 'isBoarder', label: '是否寄宿', type: 'boolean', section: 'schooling', aliases: ['寄宿', '是否住校'] },
  {
    id: 'dropoutReason',
    label: '失学或辍学原因',
    type: 'choice',
    codes: 'dropoutReason',
    section: 'schooling',
    aliases: ['义务教育阶段未上学原因', '失学辍学原因', '辍学原因'],
  },
]

export const schoolingFields: readonly FieldDefinition[] = [...schooling]
