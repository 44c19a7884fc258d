import type { Kin } from './family.ts'
import type { Random } from './random.ts'
import type { FieldValue } from '#shared/ledger/define.ts'

type Values = Record<string, FieldValue>

/** Schooling, health, labour, insurance and welfare that agree with each other and with the age (rules R030–R048). */
export function personDetails(random: Random, kin: Kin, isSupported: boolean): Values {
  const schooling = schoolingOf(random, kin.age)
  const health = healthOf(random, kin.age, isSupported)
  const isStudent = schooling.studentStatus !== undefined
  const labour = labourOf(random, kin, health, isStudent)
  return {
    ...schooling,
    ...health,
    ...labour,
    ...insuranceOf(random, kin.age, isStudent),
    ...welfareOf(random, kin, isSupported),
    marriage: marriageOf(random, kin),
    residenceKind: '农业',
    politicalStatus:
      kin.age >= 25 && random.chance(0.05) ? '中共党员' : kin.age >= 15 && kin.age <= 27 && random.chance(0.3) ? '共青团员' : '群众',
    speaksMandarin: kin.age >= 4 && (kin.age < 65 || random.chance(0.6)) ? 1 : 0,
  }
}

const middleSchool = ['七年级', '八年级', '九年级']
const highSchool = ['一年级', '二年级', '三年级']

function schoolingOf(random: Random, age: number): Values {
  if (age < 3) return { studentStatus: '学龄前儿童' }
  if (age < 6) return { studentStatus: '学前教育', school: '示例镇中心幼儿园' }
  if (age < 12) return { studentStatus: '小学', school: '示例镇中心小学' }
  if (age < 15)
    return {
      studentStatus: middleSchool[age - 12] ?? '九年级',
      school: '示例镇中学',
      isBoarder: random.chance(0.6) ? 1 : 0,
    }
  if (age < 18) {
    const kind = random.chance(0.6) ? '普通高中' : '中职'
    return {
      studentStatus: `${kind}${highSchool[age - 15] ?? '三年级'}`,
      school: kind === '中职' ? '示例县职业中专' : '示例县第一中学',
      isBoarder: 1,
    }
  }
  if (age < 22 && random.chance(0.55)) {
    const grade = ['一', '二', '三', '四'][age - 18] ?? '四'
    return age < 21 && random.chance(0.5) ? { studentStatus: `高职高专${grade}年级` } : { studentStatus: `本科${grade}年级` }
  }
  return { education: educationOf(random, age) }
}

function educationOf(random: Random, age: number): string {
  const draw = random.next()
  if (age > 65) return draw < 0.35 ? '文盲或半文盲' : draw < 0.85 ? '小学' : '初中'
  if (age > 40) return draw < 0.3 ? '小学' : draw < 0.85 ? '初中' : '高中'
  return draw < 0.55 ? '初中' : draw < 0.78 ? '高中' : draw < 0.92 ? '大专' : '本科及以上'
}

function healthOf(random: Random, age: number, isSupported: boolean): Values {
  const burden = (isSupported ? 1.8 : 1) * (age > 60 ? 3 : age > 40 ? 1.2 : 0.4)
  const found: string[] = []
  if (random.chance(0.07 * burden)) found.push('长期慢性病')
  if (random.chance(0.012 * burden)) found.push('患有大病')
  const isDisabled = random.chance(0.025 * burden)
  if (isDisabled) found.push('残疾')
  const values: Values = { health: found.length === 0 ? '健康' : found.join(',') }
  if (found.includes('长期慢性病')) values.disease = random.pick(['高血压', '糖尿病', '慢性支气管炎', '风湿性关节炎', '冠心病'])
  if (isDisabled) {
    values.disabilityKind = random.pick(['视力', '听力', '言语', '肢体', '肢体', '肢体', '智力', '精神', '多重'])
    values.disabilityLevel = random.pick(['一级', '二级', '三级', '四级'])
  }
  return values
}

const places: readonly (readonly [area: string, place: string])[] = [
  ['省外', '广东省东莞市'],
  ['省外', '广东省深圳市'],
  ['省外', '浙江省义乌市'],
  ['省外', '福建省晋江市'],
  ['县外省内', '示例省省会市'],
  ['乡外县内', '示例省示例市示例县'],
  ['乡(镇)内', '示例县示例镇'],
]
const employers = ['示例电子有限公司', '示例制衣厂', '示例建筑劳务公司', '示例物流公司', '示例食品厂', '示例家具厂', '示例酒店']

function labourOf(random: Random, kin: Kin, health: Values, isStudent: boolean): Values {
  const isWeak = health.health !== '健康' && random.chance(0.6)
  const laborSkill = laborSkillOf(random, kin.age, { isStudent, isWeak })
  const canMigrate = laborSkill === '普通劳动力' || laborSkill === '技能劳动力'
  if (canMigrate && random.chance(0.62)) {
    const [migrantArea, migrantPlace] = random.pick(places)
    return {
      laborSkill,
      migrantMonths: random.between(6, 12),
      migrantArea,
      migrantPlace,
      employer: random.pick(employers),
      jobChannel: random.pick(['自主外出', '亲友介绍', '政府组织', '经营性中介']),
    }
  }
  return { laborSkill, migrantMonths: 0 }
}

function laborSkillOf(random: Random, age: number, state: Readonly<{ isStudent: boolean; isWeak: boolean }>): string {
  if (age < 16 || state.isStudent) return '无劳动力'
  if (age >= 75) return random.chance(0.5) ? '无劳动力' : '丧失劳动力'
  if (age >= 60) return '弱劳动力或半劳动力'
  if (state.isWeak) return random.chance(0.2) ? '丧失劳动力' : '弱劳动力或半劳动力'
  return random.chance(0.12) ? '技能劳动力' : '普通劳动力'
}

function insuranceOf(random: Random, age: number, isStudent: boolean): Values {
  const isWorker = age >= 20 && age < 60 && !isStudent && random.chance(0.06)
  const paysPension = age >= 16 && !isStudent && random.chance(0.95)
  return {
    hasResidentMedical: isWorker ? 0 : 1,
    hasWorkerMedical: isWorker ? 1 : 0,
    hasIllnessInsurance: 1,
    hasResidentPension: paysPension && !isWorker ? 1 : 0,
    hasWorkerPension: isWorker ? 1 : 0,
  }
}

function welfareOf(random: Random, kin: Kin, isSupported: boolean): Values {
  const isAlone = kin.relation === '户主' && kin.age >= 60
  const isDestitute = isSupported && isAlone && random.chance(0.12)
  const isLowIncome = !isDestitute && random.chance(isSupported ? 0.4 : 0.02)
  return {
    lowIncome: isLowIncome ? '农村低保' : '未享受',
    ...(isLowIncome ? { lowIncomeGrade: random.pick(['A类', 'B类', 'C类']) } : {}),
    destitute: isDestitute ? '农村特困' : '未享受',
    ...(isDestitute ? { destituteCare: '分散供养' } : {}),
  }
}

const coupled: ReadonlySet<string> = new Set(['配偶', '之儿媳', '之女婿'])

function marriageOf(random: Random, kin: Kin): string {
  if (kin.age < 20) return '未婚'
  if (coupled.has(kin.relation)) return '已婚'
  if (kin.age >= 75 && random.chance(0.4)) return '丧偶'
  return kin.age < 25 || random.chance(0.08) ? '未婚' : '已婚'
}
