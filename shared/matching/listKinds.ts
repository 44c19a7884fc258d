import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'

/**
 * Content: whose lists are held against the register (domain 1.6: 八个比对, 信息比对), how they are recognised, and what the
 * office does with a hit. Values of the code list `matchKind`. Nothing here changes a record by itself.
 */
export type ListKind = Readonly<{
  kind: string
  /** Words of headings, title or file name that tell the kind. */
  signs: RegExp
  /**
   * listed: being in the list is what has to be looked into. agreement: the list is who receives something, and only those
   * of whom list and register disagree have to be looked into.
   */
  asks: 'listed' | 'agreement'
  /** Of an agreement: the register says that the person is among them. Field ids of `member`. */
  isRegistered?: (values: FieldValues) => boolean
  /** What is registered, for 台账登记为…. */
  registeredAs?: string
  /** What the office does next; {monitored} is the term for 监测对象 that holds on the day. */
  next: string
}>

const says = (value: FieldValue | undefined): boolean =>
  value !== null && value !== undefined && value !== '' && value !== '未享受' && value !== 0

export const listKinds: readonly ListKind[] = [
  {
    kind: '死亡',
    signs: /死亡|火化|殡葬|注销原因|逝者|死者/,
    asks: 'listed',
    next: '核实死亡日期，在“人口与户变动”登记自然减少；停发低保、养老、公益岗等待遇，死亡之后已发的追回；整户无人的核实是否自然消除或销户。',
  },
  {
    kind: '财政供养',
    signs: /财政供养|编制|在编|公职|职级|工资统发|机关事业/,
    asks: 'listed',
    next: '入户核实是否本人、是否共同生活；属实的不纳入{monitored}，已纳入的按程序清退；核对家庭收入是否漏计工资，公益岗等是否符合条件。',
  },
  {
    kind: '车辆',
    signs: /车牌|号牌|车辆|机动车|车型|车架/,
    asks: 'listed',
    next: '核实车辆是否本人购买、用途和价值：家用轿车、工程车列入不纳入情形的，由村级评议后处理；农用车、残疾人代步车、代他人登记的写明情况保留。',
  },
  {
    kind: '工商',
    signs: /统一社会信用|注册资本|经营范围|市场主体|工商|法定代表|字号|执照/,
    asks: 'listed',
    next: '核实是否实际经营、是否挂名：实际经营的补登经营收入并评议是否符合条件；空壳、挂名的请本人到市场监管部门注销并留存证明。',
  },
  {
    kind: '房产',
    signs: /不动产|房产|房屋坐落|商品房|建筑面积|权证|产权/,
    asks: 'listed',
    next: '核实房屋来源（购买、拆迁安置、易地搬迁、继承）和共有人：城镇购房列入不纳入情形的按程序评议；安置房注明后保留。',
  },
  {
    kind: '公积金',
    signs: /公积金|缴存/,
    asks: 'listed',
    next: '核实缴存单位和工资收入，补登务工和工资性收入；属财政供养的按财政供养处理。',
  },
  {
    kind: '医疗费用',
    signs: /自付|自费|住院|医疗费|报销|结算|个人负担/,
    asks: 'listed',
    next: '按省定自付标准筛出大额支出户，登记线索并在时限内入户核实支出和负担；符合条件的纳入{monitored}，落实医疗救助、临时救助。',
  },
  {
    kind: '户籍变动',
    signs: /迁出|迁入|户口注销|迁往|户籍变动/,
    asks: 'listed',
    next: '核实迁移时间和去向，在“人口与户变动”登记；整户迁出的核实政策衔接后销户。',
  },
  {
    kind: '服刑',
    signs: /服刑|刑期|收监|在押|罪名/,
    asks: 'listed',
    next: '核实收监日期和刑期，在“人口与户变动”登记；停发本人待遇，关注家庭劳动力和收入变化。',
  },
  {
    kind: '低保',
    signs: /低保|最低生活保障|保障金|保障人口/,
    asks: 'agreement',
    isRegistered: ({ lowIncome }) => says(lowIncome),
    registeredAs: '享受低保',
    next: '以民政名单为准核对享受时间和类别：名单有、台账没有的补登低保；台账有、名单没有的核实是否已退保并更正，家庭收入同步重算。',
  },
  {
    kind: '特困',
    signs: /特困|五保|供养方式|集中供养|分散供养/,
    asks: 'agreement',
    isRegistered: ({ destitute }) => says(destitute),
    registeredAs: '特困供养',
    next: '以民政名单为准核对供养方式和起始时间：漏登的补登；台账有、名单没有的核实是否终止供养。',
  },
  {
    kind: '残疾',
    signs: /残疾/,
    asks: 'agreement',
    isRegistered: ({ disabilityLevel, disabilityKind }) => says(disabilityLevel) || says(disabilityKind),
    registeredAs: '持证残疾人',
    next: '核对残疾类别、等级和证号：漏登的补登并核查两项补贴是否享受；台账有、名单没有的核实证件是否注销或过期。',
  },
  {
    kind: '学籍',
    signs: /学籍|年级|班级|就读|学段/,
    asks: 'agreement',
    isRegistered: ({ studentStatus }) => says(studentStatus),
    registeredAs: '在校学生',
    next: '核对在校生状况：漏登的补登年级并落实教育资助；义务教育适龄而名单没有的，三日内核实是否失学辍学、外地就读或送教上门。',
  },
  {
    kind: '医保',
    signs: /医保|医疗保险|参保/,
    asks: 'agreement',
    isRegistered: ({ hasResidentMedical, hasWorkerMedical }) => says(hasResidentMedical) || says(hasWorkerMedical),
    registeredAs: '参加医保',
    next: '名单没有的逐人核实未参保原因（异地参保、参军、服刑、新生儿），动员参保；名单有、台账未登记的更正参保情况。',
  },
  {
    kind: '养老保险',
    signs: /养老/,
    asks: 'agreement',
    isRegistered: ({ hasResidentPension, hasWorkerPension }) => says(hasResidentPension) || says(hasWorkerPension),
    registeredAs: '参加养老保险',
    next: '核对参保情况：名单没有的动员参保或落实代缴；名单有、台账未登记的更正。',
  },
  { kind: '其他名单', signs: /^\b$/, asks: 'listed', next: '派发到村逐人核实，写明核实情况和处理结果。' },
]

export function listKindOf(kind: string): ListKind {
  return listKinds.find((entry) => entry.kind === kind) ?? listKinds.at(-1)!
}

/** The kind whose words occur most in headings, title and file name; the name of the file counts most. */
export function guessListKind(file: string, texts: readonly string[]): string {
  const counted = listKinds.map((entry) => {
    const inFile = entry.signs.test(file) ? 3 : 0
    return { kind: entry.kind, count: inFile + texts.filter((text) => entry.signs.test(text)).length }
  })
  const best = counted.reduce((most, entry) => (entry.count > most.count ? entry : most))
  return best.count > 0 ? best.kind : '其他名单'
}
