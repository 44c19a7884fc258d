import { defineRule, type Dossier, type Rule, type RuleRecord } from '../define.ts'
import { ageOf, hit, isBlank, isPresent, membersOf, textOf } from '../facts.ts'
import { memberRule, type Person } from '../memberRule.ts'

/** R014–R020: one head, counts, and relations against sex and age. */

const group = '身份与唯一性'

function headsOf(dossier: Dossier): readonly RuleRecord[] {
  return membersOf(dossier).filter((member) => textOf(member, 'relation') === '户主')
}

const oneHead = defineRule({
  id: 'R014',
  severity: '错误',
  title: '户内无户主或有多个户主',
  group,
  definition: '在册成员中与户主关系为“户主”的恰有一人。',
  root: 'household',
  reads: ['member'],
  check: (dossier) => {
    if (membersOf(dossier).length === 0) return []
    const heads = headsOf(dossier)
    if (heads.length === 1) return []
    if (heads.length === 0) return [hit('household', dossier.root, null, '户内没有户主：请把一名在册成员的与户主关系改为“户主”')]
    const names = heads.map((head) => textOf(head, 'name')).join('、')
    return [hit('household', dossier.root, null, `户内有 ${heads.length} 个户主（${names}）：请保留一人，其余改为与他的关系`)]
  },
})

const sameHead = defineRule({
  id: 'R015',
  severity: '错误',
  title: '户主信息与成员表不一致',
  group,
  definition: '户主姓名、户主证件号码应是在册户主的姓名和证件号码。',
  root: 'household',
  reads: ['member'],
  check: (dossier) => {
    const head = headsOf(dossier)[0]
    if (!head || headsOf(dossier).length > 1) return []
    const name = textOf(dossier.root, 'headName')
    const sameNumber = textOf(dossier.root, 'headIdCard') === textOf(head, 'idCard')
    if (name === '' || (name === textOf(head, 'name') && sameNumber)) return []
    const former = dossier.of('member').find((member) => member.id !== head.id && textOf(member, 'relation') === '户主')
    const target = former ?? head
    return [hit('member', target, 'relation', `户主登记为${name}，在册户主是${textOf(head, 'name')}：请更改已减少人员的与户主关系`)]
  },
})

const headCount = defineRule({
  id: 'R016',
  severity: '错误',
  title: '家庭人口数与在册成员数不符',
  group,
  definition: '家庭人口数等于在册成员数。',
  root: 'household',
  reads: ['member'],
  check: (dossier) => {
    const members = membersOf(dossier)
    const count = dossier.root.values.memberCount
    if (!isPresent(dossier.root) || typeof count !== 'number' || count === members.length) return []
    const unclear = members.filter((member) => isBlank(member, 'status')).map((member) => textOf(member, 'name'))
    const why = unclear.length > 0 ? `：${unclear.join('、')}的人员状态未填，请补填` : '，请核对成员'
    return [hit('household', dossier.root, 'memberCount', `家庭人口 ${count} 人，在册成员 ${members.length} 人${why}`)]
  },
})

const oneSpouse = defineRule({
  id: 'R017',
  severity: '错误',
  title: '配偶不止一人或与户主同性别',
  group,
  definition: '配偶至多一人，且与户主性别不同。',
  root: 'household',
  reads: ['member'],
  check: (dossier) => {
    const spouses = membersOf(dossier).filter((member) => textOf(member, 'relation') === '配偶')
    const head = headsOf(dossier)[0]
    if (spouses.length > 1) {
      const names = spouses.map((spouse) => textOf(spouse, 'name')).join('、')
      return spouses.map((spouse) => hit('member', spouse, 'relation', `户内登记了 ${spouses.length} 名配偶（${names}），请核对与户主关系`))
    }
    const [spouse] = spouses
    const sex = spouse && textOf(spouse, 'sex')
    if (!spouse || !head || sex === '' || sex !== textOf(head, 'sex')) return []
    return [
      hit('member', spouse, 'relation', `户主${textOf(head, 'name')}与配偶${textOf(spouse, 'name')}同为${sex}性，请核对性别或与户主关系`),
    ]
  },
})

const male = new Set('之子 之女婿 之孙子 之外孙子 之父 之岳父 之公公 之祖父 之外祖父 之曾孙子 之侄儿 之叔伯'.split(' '))
const female = new Set('之女 之儿媳 之孙女 之外孙女 之母 之岳母 之婆婆 之祖母 之外祖母 之曾孙女 之侄女 之兄弟媳妇'.split(' '))

const relationSex = memberRule({
  id: 'R018',
  severity: '错误',
  title: '与户主关系与性别不符',
  group,
  definition: '之子、之父等为男，之女、之母、之儿媳等为女。',
  of: ({ record, says }) => {
    const relation = textOf(record, 'relation')
    const sex = textOf(record, 'sex')
    const expected = male.has(relation) ? '男' : female.has(relation) ? '女' : ''
    if (sex === '' || expected === '' || sex === expected) return null
    return says('relation', `与户主关系“${relation}”应为${expected}性，性别登记为${sex}，请改正其中一项`)
  },
})

const noRelation = memberRule({
  id: 'R019',
  severity: '错误',
  title: '与户主关系为空',
  group,
  definition: '每名在册成员都要填与户主关系。',
  of: ({ record, says }) => (isBlank(record, 'relation') ? says('relation', '与户主关系为空，请补填') : null),
})

const children = new Set('之子 之女 之儿媳 之女婿'.split(' '))
const parents = new Set('之父 之母 之岳父 之岳母 之公公 之婆婆'.split(' '))
const grandchildren = new Set('之孙子 之孙女 之外孙子 之外孙女'.split(' '))
const grandparents = new Set('之祖父 之祖母 之外祖父 之外祖母'.split(' '))

const relationAge = memberRule({
  id: 'R020',
  severity: '疑点',
  title: '与户主关系与年龄不合理',
  group,
  definition:
    '子女至少比户主小 {父母与子女最小年龄差} 岁，父母至少大同样岁数，祖孙相差至少 {祖孙最小年龄差} 岁，夫妻相差不超过 {夫妻年龄差} 岁。',
  params: ['parentAgeGap', 'grandparentAgeGap', 'spouseAgeGap'],
  of: (person) => {
    const head = headsOf(person.dossier)[0]
    const headAge = head ? ageOf(head, person.context.today) : null
    if (!head || headAge === null || person.age === null || head.id === person.record.id) return null
    const why = unlikely(person, textOf(person.record, 'relation'), person.age - headAge)
    if (why === null) return null
    return person.says(
      'relation',
      `${textOf(person.record, 'relation')} ${person.age} 岁，户主 ${headAge} 岁：${why}，请核对关系和出生日期`,
    )
  },
})

/** `older`: years by which the person is older than the head. */
function unlikely({ context }: Person, relation: string, older: number): string | null {
  const gap = (item: string): number => context.policy.number(item, context.today)
  const parent = gap('parentAgeGap')
  const grandparent = gap('grandparentAgeGap')
  if (children.has(relation) && -older < parent) return `子女应至少小 ${parent} 岁`
  if (parents.has(relation) && older < parent) return `父母应至少大 ${parent} 岁`
  if (grandchildren.has(relation) && -older < grandparent) return `孙辈应至少小 ${grandparent} 岁`
  if (grandparents.has(relation) && older < grandparent) return `祖辈应至少大 ${grandparent} 岁`
  const spouses = gap('spouseAgeGap')
  return relation === '配偶' && Math.abs(older) > spouses ? `夫妻相差超过 ${spouses} 岁` : null
}

export const familyRules: readonly Rule[] = [oneHead, sameHead, headCount, oneSpouse, relationSex, noRelation, relationAge]
