import { inventName, pickSurname } from './names.ts'
import type { Random } from './random.ts'

/** Whose work is whose in the township's offices. Papers ask for a person, so everybody has a name. */
const offices = [
  /** 镇党委书记, who presides over the party committee. */
  'partySecretary',
  /** 分管领导 */
  'deputy',
  /** 帮扶办 */
  'help',
  /** 民政办 */
  'welfare',
  /** 社保所 */
  'labour',
  /** 财政所 */
  'finance',
  /** 项目办 */
  'projects',
  /** 党政办 */
  'records',
  /** 村镇建设办 */
  'housing',
  /** 水利站 */
  'water',
  /** 中心学校 */
  'school',
] as const

export type Officials = Readonly<Record<(typeof offices)[number], string>>

export function inventOfficials(random: Random): Officials {
  const name = () => inventName(random, pickPlain(random), random.chance(0.65) ? '男' : '女')
  return Object.fromEntries(offices.map((office) => [office, name()])) as Officials
}

/** Without those whose names have a dot: they come from elsewhere. */
export function pickPlain(random: Random): ReturnType<typeof pickSurname> {
  const surname = pickSurname(random)
  return surname.dotted ? { text: '李', dotted: null } : surname
}
