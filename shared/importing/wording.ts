/**
 * How offices word the same thing differently. Two headings that agree here name the same field unless the dictionary
 * knows them apart.
 */

/** Year that a heading begins or ends with, and the heading without it: 2025年人均纯收入, 人均纯收入（2025年）, 2025年. */
export function splitYear(text: string): Readonly<{ year: string | null; rest: string }> {
  const before = /^(20[0-4]\d)(?:年度|年)(?!\d|\d*月|以来|以后|以前|起|至|-|—|底|初|末|前|后)(.*)$/.exec(text)
  if (before) return { year: before[1] ?? null, rest: (before[2] ?? '').replace(/^[的\-—_:：/]+/, '') }
  const bare = /^(20[0-4]\d)$/.exec(text)
  if (bare) return { year: bare[1] ?? null, rest: '' }
  const behind = /^(.*?)[（(【[_-]?(20[0-4]\d)(?:年度|年)?[）)】\]]?$/.exec(text)
  if (behind && /[（(【[_-]20[0-4]\d|20[0-4]\d年/.test(text)) return { year: behind[2] ?? null, rest: behind[1] ?? '' }
  return { year: null, rest: text }
}

/** The year that a title, a sheet or a file speaks of; null where it names none or several. */
export function yearOfTitle(text: string): string | null {
  const clean = text.replace(/[\s\u3000]/g, '')
  const whole = [...clean.matchAll(/(?<!\d)(20[0-4]\d)年度/g)].map((match) => match[1] ?? '')
  const years = new Set(whole.length > 0 ? whole : [...clean.matchAll(/(?<!\d)(20[0-4]\d)年(?!\d)/g)].map((match) => match[1] ?? ''))
  return years.size === 1 ? ([...years][0] ?? null) : null
}

/** The wording that headings of one meaning share. For comparing only: nobody reads it. Takes a `headingKey`. */
export function canonical(key: string): string {
  const known = cache.get(key)
  if (known !== undefined) return known
  let text = key
  for (const [from, to] of words) text = text.replace(from, to)
  const made = text === '' ? key : text
  if (cache.size > 20_000) cache.clear()
  cache.set(key, made)
  return made
}

const cache = new Map<string, string>()

/** The signs of a wording in order of their code: 有无卫生厕所 and 卫生厕所有无 agree. */
export function signsOf(wording: string): string {
  return [...wording].sort().join('')
}

/** In this order: longer words first where one holds another. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\(?旧指标\)?/g, ''],
  [/20\d\d年?度?/g, ''],
  [/居民(?=身份)|公民/g, ''],
  [/身份证件?(?:号码|编号|号)?|(?<![残低保疾房权资格书准可许])证件(?:号码|编号|号)|身份号码?/g, '证号'],
  [/(?:联系)?(?:手机|移动电话|电话)(?:号码|号)?|联系(?:方式|号码)/g, '电话'],
  [/(?:家庭)?(?:成员|人员)(?=电话)|个人(?=电话)/g, '本人'],
  [/本人(?!电话)/g, ''],
  [/(?:成员|人员)(?:名称|名字)|名字/g, '姓名'],
  [/年月日期?|日期|年月|时间|时点|(?<=出生|到期|发放|签订|审核|审定|批复|公告|评议|提名|核实|申报|论证|验收|开工|完工|竣工)日/g, '时间'],
  [/(?:起始|开始)(?:日|时间)/g, '开始时间'],
  [/年度|年份/g, '年'],
  [/(?:详细|居住|现居住)?(?:住址|地址|居住地)|现住址/g, '地址'],
  [/亩数/g, '面积'],
  [/人口数|人员数|总人口|人数|人口/g, '口数'],
  [/类型|类别|种类/g, '类'],
  [/等级|级别|档次|档级|级数/g, '级'],
  [/实足|(?<=年龄)周岁/g, ''],
  [/(?<=.{3})(?:情况|状况|状态)$|信息$/g, ''],
  [/(?:情况|状况|状态|(?<=健康|身体)程度)$/g, '况'],
  [/是否(?:属于|为|有|已经?|被)?|有无|有没有|与否|是不是/g, '否'],
  [/(?:已经?|被)(?=参加|享受|消除|纳入)/g, ''],
  [/同户主|和户主|与户主/g, '与户主'],
  [/外出务工|打工|外出打工/g, '务工'],
  [/(?:家庭)?成员|人员|个人/g, ''],
  [/全家|户内|本户|户家庭|农户家庭/g, '家庭'],
  [/^(?:所属|所在|居住)(?=.{1,})/g, ''],
  [/当前|目前|现有|填写|实际|实发|具体|本年|全年/g, ''],
  [/(?<=.{3})(?:金额|数额)$|(?<=.)名称$|的|之(?=关系)|及其?/g, ''],
  [/道路/g, '路'],
  [/参保$/g, '参加'],
  [/编码|代码/g, '编号'],
  [/^(?:农户|家庭)(?=.{3}|地址$|口数$|电话$|户主$)/g, ''],
]
