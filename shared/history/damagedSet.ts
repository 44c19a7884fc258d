const [before, after] = ['操作记录“', '的内容与它的校验值不符'] as const
const words = new RegExp(`^${before}(.*)”（([^（）]*)）${after}$`, 's')

/** What the check says of a change set whose content is not that of its digest; `label` names records, thus persons. */
export function damagedSetText({ label, at }: Readonly<{ label: string; at: string }>): string {
  return `${before}${label}”（${at}）${after}`
}

/** The same for somebody who may not read names: the day and time stay. Other lines of the check come back as they are. */
export function withoutLabel(problem: string): string {
  return problem.replace(words, `操作记录（$2）${after}`)
}
