/**
 * Words under which reports speak of measures, beside the labels of the book. One noun may stand for several measures; the
 * unit of the figure chooses among them, and where several remain any of them may be meant.
 */
export type Saying = Readonly<{
  /** Alternatives by |, optional parts as (…)?: the whole noun phrase, nothing before or behind it. */
  noun: string
  /** Measure ids, the likeliest first. */
  means: string
  /** Other things go by this name too: a difference is a doubt, never a mistake. */
  loose?: true
  /** The noun needs a time beside it: 2023年脱贫. */
  timed?: true
}>

const people: readonly Saying[] = [
  { noun: '行政村|建制村|村委会|行政村个数', means: 'villages' },
  { noun: '村民小组|村组|小组', means: 'groups' },
  { noun: '总户数|户籍户数|农户总数|总农户', means: 'households' },
  { noun: '总人口|户籍(总)?人口|人口总数|总人数|人口|农户', means: 'households persons' },
  { noun: '女性(人口)?|妇女', means: 'women' },
  { noun: '少数民族(人口|群众)?', means: 'minority' },
  { noun: '脱贫(户|人口|家庭|群众|农户|对象)|已脱贫(户|人口)|建档立卡(脱贫)?(户|人口|群众)', means: pairs('allLifted lifted') },
  { noun: '(监测户|监测对象)以外的脱贫户|稳定脱贫(户|人口)|未纳入监测的脱贫户', means: pairs('lifted') },
  { noun: '脱贫不稳定(户|人口)?|脱贫监测户', means: pairs('unstable') },
  { noun: '边缘易致贫(户|人口)?|边缘户', means: pairs('edge') },
  { noun: '突发严重困难(户|人口)?|突发困难户', means: pairs('sudden') },
  { noun: '一般农户|普通农户', means: pairs('ordinary') },
  {
    noun: '(三类)?监测(帮扶)?(对象|户|人口|人员)|三类(监测)?(对象|户|人员|人群)|防(止)?返贫(致贫)?(动态)?监测(帮扶)?(对象|户)',
    means: `${pairs('monitored')} monitoringActive monitoringEntered monitoringEnteredPersons`,
  },
  {
    noun: '(系统内)?帮扶对象|(纳入)?系统(内|管理)的?(农户|对象|人口|帮扶对象)|脱贫(户|人口)(和|及|与)(三类)?监测(对象|户)',
    means: pairs('inSystem'),
  },
  {
    noun: '(易地)?(扶贫)?搬迁(户|群众|人口|对象|农户|脱贫户)|易地(扶贫)?搬迁|易迁户',
    means: `${pairs('relocated')} movedHouseholds movedPersons`,
  },
  { noun: '未脱贫(户|人口)?', means: pairs('unlifted') },
  { noun: '脱贫|实现脱贫', means: pairs('liftedYear'), timed: true },
  { noun: '返贫(户|人口)?', means: pairs('returned') },
  { noun: '农村人口|农业人口', means: 'ruralPersons' },
  { noun: '贫困发生率', means: 'povertyRate' },
  { noun: '幅员面积|(国土|辖区|区域|行政)?总?面积', means: 'villageArea', loose: true },
  { noun: '劳动力|(有)?劳动能力(的)?(人口|人员|人)', means: 'labourers' },
]

const monitoring: readonly Saying[] = [
  { noun: '(累计|历年|先后)纳入监测(帮扶)?(对象)?|累计(识别|认定)(监测对象)?', means: 'monitoringEntered monitoringEnteredPersons' },
  {
    noun: '(风险)?(已)?消除(风险)?(的)?(监测对象|监测户)?|(已)?(消除|解除)(返贫)?(致贫)?风险|风险消除户?',
    means: 'monitoringRemoved monitoringRemovedYear',
  },
  { noun: '未消除(风险)?(的)?(监测对象|监测户|户)?|尚未消除(风险)?', means: 'monitoringActive' },
  { noun: '自然消除', means: 'monitoringNaturallyRemoved' },
  { noun: '(新增|新纳入|新识别)(监测(帮扶)?(对象|户))?', means: 'monitoringEnteredYear' },
  { noun: '风险消除率|消除率', means: 'removalRate' },
  { noun: '(帮扶)?措施落实率', means: 'helpRate' },
  { noun: '(党委会?)?会商研判|研判(会议?)?', means: 'studyMeetings studyMeetingsYear meetingsYear' },
  { noun: '(入户)?走访(脱贫户|农户|群众)?', means: 'visitsYear visitedYear', loose: true },
  { noun: '(反馈|发现|查摆)问题', means: 'problems', loose: true },
  { noun: '(已)?(完成)?整改(问题|到位)?', means: 'problemsMended', loose: true },
  { noun: '问题整改率', means: 'mendingRate', loose: true },
]

const welfare: readonly Saying[] = [
  {
    noun: '(农村|城乡)?(享受)?(农村)?低保(户|对象|人员|人口|救助|家庭|保障对象)?|(农村)?(居民)?最低生活保障(对象|人员)',
    means: 'lowIncomeHouseholds lowIncomePersons lowIncomeAid',
  },
  { noun: '特困(供养|救助)?(救助)?(供养)?(人员|对象|人口|老人)?|五保(户|对象|老人|人员)', means: 'destitutePersons destituteAid' },
  { noun: '(持证)?残疾人(口)?', means: 'disabled' },
  { noun: '重度残疾人', means: 'severelyDisabled' },
  { noun: '(城乡居民)?(基本)?(医保|医疗保险)参保率|参合率', means: 'insuredRate insuredRateInSystem', loose: true },
  { noun: '参加(城乡居民)?(基本)?(医保|医疗保险)(的)?(人员)?|医保参保(人员)?', means: 'insured', loose: true },
  { noun: '养老保险参保率', means: 'pensionRate', loose: true },
  { noun: '危房(户)?|住危房', means: 'unsafeHouses' },
  { noun: '危房改造(户|任务)?|农村危房改造', means: 'rebuilt rebuiltDone', loose: true },
  { noun: '控辍保学率', means: 'schoolingRate' },
  { noun: '在校(学)?生', means: 'students', loose: true },
  { noun: '雨露计划', means: 'vocationalAidYear' },
  { noun: '(教育|助学)资助(金|资金)?', means: 'schoolAidTimes schoolAidTimesYear schoolAidMoney schoolAidMoneyYear', loose: true },
  { noun: '医疗救助', means: 'medicalCases medicalCasesYear medicalMoney', loose: true },
  { noun: '防贫保(理赔)?', means: 'povertyInsured povertyInsuredYear povertyInsuranceMoney', loose: true },
  { noun: '临时救助(金|资金)?', means: 'reliefTimes reliefMoney', loose: true },
  { noun: '人均纯收入', means: 'incomePerCapita incomePerCapitaInSystem', timed: true },
]

const work: readonly Saying[] = [
  { noun: '务工(人员|人口|人数|劳动力)?|(外出|转移)务工(人员|人口|劳动力)?', means: 'migrants migrantsInSystem', loose: true },
  { noun: '(县|区|市)内务工(人员)?', means: 'migrantsInCounty' },
  { noun: '省外务工(人员)?', means: 'migrantsAway' },
  { noun: '(县外省内|省内县外)务工(人员)?', means: 'migrantsInProvince' },
  { noun: '公益(性)?岗(位)?(人员)?|公岗', means: 'posts postsAll' },
  { noun: '光伏(公益(性)?|公)岗(位)?', means: 'postsSolar' },
  { noun: '人社(公益(性)?|公)岗(位)?', means: 'postsLabourOffice' },
  { noun: '(就业)?帮扶车间', means: 'workshops' },
  { noun: '产业奖补(资金|金)?', means: 'subsidised subsidisedYear subsidyMoney subsidyMoneyYear' },
  { noun: '消费帮扶(金额|资金|农产品)?|(脱贫户|脱贫地区)农(副)?产品', means: 'consumption consumptionYear', loose: true },
  { noun: '(务工)?(一次性)?(外出务工)?交通补贴(资金)?', means: 'transportPersons transportPersonsYear transportMoney', loose: true },
  {
    noun: '(脱贫人口)?小额信?贷款?(余额|存量)?|存量(小额信贷)?贷款|(存量|在贷)小额信贷(余额)?|小额信贷贷款余额',
    means: 'loanStock loanHouseholds',
  },
  { noun: '(新增|新发放|新办理?)(脱贫人口)?小额信?贷款?', means: 'loansNewYear loanMoneyNewYear' },
  { noun: '(小额信?贷款?)?逾期率', means: 'loanOverdueRate' },
  { noun: '(村级)?光伏(扶贫|帮扶)?电站', means: 'stations' },
  { noun: '(光伏)?(总)?装机(总)?(容量|规模)', means: 'stationCapacity' },
  { noun: '(光伏)?(累计)?发电量?', means: 'stationPowerYear', loose: true },
  { noun: '光伏(发电)?收(入|益)', means: 'stationIncomeYear stationIncome' },
  { noun: '村(级)?集体经济(总)?收入', means: 'collectiveIncome' },
  { noun: '(农民)?专业合作社|合作社', means: 'cooperatives', loose: true },
  { noun: '(结对)?帮扶(责任人|干部|联系人)', means: 'helpers' },
  { noun: '(后盾|包保|结对)?帮扶单位', means: 'helpUnits', loose: true },
  { noun: '驻村(工作)?(队员|干部)|驻村工作队(员|队员)|工作队员', means: 'teamMembers' },
  { noun: '(驻村)?第一书记', means: 'firstSecretaries' },
]

const money: readonly Saying[] = [
  { noun: '(衔接资金)?项目', means: 'projectsYear projects projectsApproved', loose: true },
  { noun: '入库项目|项目库(入库)?(项目)?', means: 'projectsInLibrary', loose: true },
  { noun: '(已)?开工(建设)?(项目)?', means: 'projectsStarted' },
  { noun: '(已)?(完工|竣工|建成)(项目)?', means: 'projectsCompleted' },
  { noun: '(已)?(通过|完成)?验收(项目)?', means: 'projectsAccepted' },
  { noun: '(项目)?开工率', means: 'startRate' },
  { noun: '(项目)?(完工|竣工)率', means: 'completionRate' },
  { noun: '(衔接|财政)?(衔接)?资金(总)?规模', means: 'fundScale fundScaleYear bridgingScaleYear' },
  { noun: '(资金)?(已)?到位(资金)?', means: 'fundArrived', loose: true },
  { noun: '(资金)?(累计|已)?(支付|支出|拨付)(资金)?', means: 'fundPaid fundPaidYear projectPaid', loose: true },
  { noun: '(资金)?(支付|支出|拨付)率', means: 'paymentRate paymentRateApproved projectPaidRate', loose: true },
  { noun: '(帮扶|扶贫)?(项目)?资产(总额|规模|原值|总值)?', means: 'assets assetValue' },
  { noun: '经营(性|类)资产(原值)?', means: 'assetsOperating assetValueOperating' },
  { noun: '(公益性|公益类|基础设施类)资产(原值)?', means: 'assetsPublic assetValuePublic' },
  { noun: '到户类资产(原值)?', means: 'assetsHousehold assetValueHousehold' },
  { noun: '(已)?确权(登记)?(资产)?', means: 'assetsTitled' },
  { noun: '(已)?移交(资产)?', means: 'assetsHandedOver' },
  { noun: '确权率', means: 'titleRate titleRateValue' },
  { noun: '移交率', means: 'handoverRate' },
]

/** Households and persons of the kinds, the unit chooses. */
function pairs(kinds: string): string {
  return kinds
    .split(' ')
    .map((kind) => `${kind}Households ${kind}Persons`)
    .join(' ')
}

export const sayings: readonly Saying[] = [...people, ...monitoring, ...welfare, ...work, ...money]

/**
 * Kinds of households within which something is counted (脱贫户中低保户). Conditions are those of households; for other ledgers
 * they are asked of the household that a record belongs to.
 */
export const kindsSaid: readonly Readonly<{ id: string; noun: string; filters: readonly string[]; measures: string }>[] = [
  {
    id: 'lifted',
    noun: '脱贫(户|人口|家庭|群众|农户)',
    filters: ['kind = "脱贫户"', 'kind = "脱贫户" and monitoringKind is blank'],
    measures: `${pairs('allLifted lifted')}`,
  },
  { id: 'unstable', noun: '脱贫不稳定户|脱贫监测户', filters: ['monitoringKind = "脱贫不稳定户"'], measures: pairs('unstable') },
  { id: 'edge', noun: '边缘易致贫户|边缘户', filters: ['monitoringKind = "边缘易致贫户"'], measures: pairs('edge') },
  { id: 'sudden', noun: '突发严重困难户', filters: ['monitoringKind = "突发严重困难户"'], measures: pairs('sudden') },
  {
    id: 'monitored',
    noun: '(三类)?监测(帮扶)?(对象|户|人口)|三类(监测)?(对象|户|人员)',
    filters: ['monitoringKind is not blank'],
    measures: pairs('monitored'),
  },
  {
    id: 'inSystem',
    noun: '(系统内)?帮扶对象|脱贫(户|人口)(和|及|与)(三类)?监测(对象|户)',
    filters: ['(kind = "脱贫户" or monitoringKind is not blank)'],
    measures: pairs('inSystem'),
  },
  { id: 'ordinary', noun: '一般农户', filters: ['kind = "一般农户" and monitoringKind is blank'], measures: pairs('ordinary') },
  { id: 'relocated', noun: '(易地)?(扶贫)?搬迁(户|群众)|易迁户', filters: ['isRelocated = true'], measures: pairs('relocated') },
]
