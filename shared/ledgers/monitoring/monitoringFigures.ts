import { inSection, money, whole, yes, type Draft } from '../benefits/fields.ts'

/**
 * Income and 三保障 when the household was taken in, and after it was let out. Headings without 识别时 or 消除后 are left
 * to the ledger of yearly income: a sheet that says only 工资性收入 gives the income of a year.
 */
type Moment = Readonly<{ id: 'entry' | 'exit'; label: string; words: readonly string[] }>

const entry: Moment = { id: 'entry', label: '识别时', words: ['识别时', '纳入时', '风险识别时', '纳入监测时'] }
const exit: Moment = { id: 'exit', label: '消除后', words: ['消除后', '风险消除后', '消除时', '风险消除时'] }

export const entryFields = inSection('entry', [
  ...incomeAt(entry),
  money('entryRange', '收入参考范围', '纳入监测对象的收入参考范围 纳入监测对象人均收入参考范围 人均收入参考范围', {
    help: '纳入当年的监测范围线，元/人',
  }),
  ...guaranteesAt(entry),
])

export const exitFields = inSection('exit', [
  ...incomeAt(exit),
  ...guaranteesAt(exit),
  yes('exitHouseDamaged', '消除后住房是否损毁', '风险消除后是否住房损毁'),
  yes('exitWaterDamaged', '消除后饮水设施是否损毁', '风险消除后是否饮水设施损毁'),
])

function incomeAt(moment: Moment): readonly Draft[] {
  const at = (part: string) => `${moment.id}${part}`
  const sums = [at('Wages'), at('Business'), at('Property'), at('Transfer')]
  const sum = (part: string, name: string, ...others: readonly string[]) =>
    money(at(part), moment.label + name, headings(moment, [name, ...others]))
  return [
    whole(at('Headcount'), `${moment.label}家庭人口数`, headings(moment, ['家庭人口数', '家庭人口', '人口数']), { unit: '人' }),
    sum('Wages', '工资性收入'),
    sum('Business', '生产经营性收入', '生产经营收入'),
    sum('Property', '财产性收入'),
    sum('Transfer', '转移性收入'),
    sum('Costs', '生产经营性支出', '生产经营支出'),
    money(at('Net'), `${moment.label}家庭纯收入`, headings(moment, ['家庭纯收入', '纯收入']), {
      derived: { kind: 'formula', plus: sums, minus: [at('Costs')] },
    }),
    money(at('PerCapita'), `${moment.label}人均纯收入`, headings(moment, ['人均纯收入', '家庭人均纯收入', '人均收入']), {
      help: '元/人，以系统或核查表上的数为准',
    }),
    sum('Claims', '家庭理赔收入', '理赔收入'),
    sum('OwnSpending', '合规自付支出', '合规自负支出'),
  ]
}

function guaranteesAt(moment: Moment): readonly Draft[] {
  const at = (part: string) => `${moment.id}${part}`
  const no = moment.id === 'exit' ? { help: '消除风险时应当为“否”' } : { help: '与所填风险应当一致' }
  return [
    yes(
      at('HouseUnsafe'),
      `${moment.label}住房是否出现安全问题`,
      headings(moment, ['住房出现安全问题', '住房是否安全问题', '是否危房']),
      no,
    ),
    yes(
      at('Dropout'),
      `${moment.label}是否有义务教育阶段失学辍学`,
      headings(moment, ['是否义务教育阶段适龄儿童少年失学辍学', '义务教育阶段适龄儿童少年失学辍学', '义务教育适龄失学辍学']) +
        bare(moment, '是否义务教育阶段适龄儿童少年失学辍学'),
      no,
    ),
    yes(at('WaterUnsafe'), `${moment.label}饮水是否出现安全问题`, headings(moment, ['饮水出现安全问题', '饮水是否安全问题']), no),
    yes(
      at('Uninsured'),
      `${moment.label}是否有成员未参加基本医保`,
      headings(moment, ['有成员未参加基本医保', '是否有家庭成员未参加城乡居民(职工)基本医疗保险', '是否有家庭成员未参加基本医疗保险']) +
        bare(moment, '是否有家庭成员未参加城乡居民(职工)基本医疗保险'),
      no,
    ),
  ]
}

/** The exports of the national system leave 识别时 out where a heading speaks of the guarantees at that time. */
function bare(moment: Moment, name: string): string {
  return moment.id === 'entry' ? ` ${name}` : ''
}

/** The names with each of the words for the moment before them, the label's own left out. */
function headings(moment: Moment, names: readonly string[]): string {
  const label = moment.label + names[0]
  return moment.words
    .flatMap((word) => names.map((name) => word + name))
    .filter((heading) => heading !== label)
    .join(' ')
}
