import type { PersonFacts } from './edition.ts'

/** The name, or for a minor 张某之子, by the head of the household and the relation to him: 张某之孙女. */
export function nameOnPaper(name: string, minor: PersonFacts | null): string {
  if (minor === null || name === '') return name
  const relation = String(minor.relation ?? '')
  const isGirl = minor.sex === '女' || /女/.test(relation)
  const isHead = relation === '' || relation === '户主' || relation === '本人'
  const elder = isHead || !minor.headName ? name : String(minor.headName)
  const kin = relation.includes('孙') ? '孙' : relation.includes('外甥') || relation.includes('侄') ? '侄' : ''
  const child = kin === '' ? (isGirl ? '女' : '子') : isGirl ? `${kin}女` : kin === '孙' ? '孙' : '侄'
  return `${[...elder][0] ?? ''}某之${child}`
}
