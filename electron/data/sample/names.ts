import type { Random } from './random.ts'
import type { Sex } from '#shared/values/idCard.ts'

/**
 * Invented names. Surnames roughly as frequent as in the country, given names from wide pools so that initials spread;
 * a few characters outside the basic plane and names with a dot, because those are what programs break on.
 */

const frequent = '王李张刘陈杨赵黄周吴'
const common =
  '徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const seldom = [
  '单',
  '仇',
  '解',
  '查',
  '区',
  '乐',
  '覃',
  '翟',
  '缪',
  '冼',
  '牟',
  '朴',
  '华',
  '葛',
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '尉迟',
  '皇甫',
  '令狐',
  '东方',
]

const male =
  '伟强磊军勇杰涛斌刚健峰辉鹏飞龙波超亮浩凯东林海波建国志明德福生永昌才贵富祥瑞庆荣华安平忠义仁礼智信孝勤俭恩泽厚坤乾宇轩昊然博文俊豪彬栋梁柱根水旺财春来喜良善朝阳云山川河江湖松柏杨槐桐楠权政治邦定远鸿达运通成功业兴隆盛世宏伟光耀祖宗先启元亨利贞'
const female =
  '芳娟敏静丽艳娜秀英玉兰桂花梅莲菊荷香珍珠翠红霞云凤美慧巧淑贞惠芬琴琳琼瑶瑛莉萍燕雁莺婷婉妍姝媛倩雪霜露月华彩虹春夏秋冬晓晨曦思雨欣怡诗涵梓萱语嫣若曦紫薇茜蓉蓓蕾银金仙爱青竹叶柳絮苗禾素洁雅清澄宁安馨'
const rare = ['𬱖', '䶮', '㛃', '堃', '喆', '燊', '彧', '𠅤', '犇', '淼', '垚', '旻', '玥', '翀', '㴋']

type DottedName = Readonly<{
  ethnicity: string
  male: readonly string[]
  female: readonly string[]
  family: readonly string[]
}>
const dotted: readonly DottedName[] = [
  {
    ethnicity: '维吾尔族',
    male: ['买买提', '艾力', '吐尔逊', '阿布都拉', '库尔班', '玉素甫'],
    female: ['阿依古丽', '古丽娜', '热依汗', '帕提古丽', '米日古丽'],
    family: ['艾山', '吐尔地', '买买提', '肉孜', '依明', '阿不力孜'],
  },
  {
    ethnicity: '藏族',
    male: ['扎西', '多吉', '次仁', '丹增', '罗布'],
    female: ['卓玛', '央金', '拉姆', '白玛', '德吉'],
    family: ['多吉', '才让', '尼玛', '旺堆', '达娃'],
  },
]

export type Surname = Readonly<{ text: string; dotted: DottedName | null }>

/** Chance that a household bears dotted names; they come from elsewhere and are few. */
const dottedChance = 0.004

export function pickSurname(random: Random): Surname {
  const draw = random.next()
  if (draw < dottedChance) return { text: '', dotted: random.pick(dotted) }
  if (draw < 0.4) return { text: random.pick([...frequent]), dotted: null }
  return { text: draw < 0.96 ? random.pick([...common]) : random.pick(seldom), dotted: null }
}

/** A full name; 2–3 characters (4 with a compound surname), or with a dot. */
export function inventName(random: Random, surname: Surname, sex: Sex): string {
  if (surname.dotted) {
    const own = sex === '男' ? surname.dotted.male : surname.dotted.female
    return `${random.pick(own)}·${random.pick(surname.dotted.family)}`
  }
  const pool = sex === '男' ? maleSigns : femaleSigns
  const first = random.chance(0.006) ? random.pick(rare) : random.pick(pool)
  if (random.chance(0.22)) return surname.text + first
  return surname.text + first + random.pick(pool)
}

const maleSigns = [...new Set(male)]
const femaleSigns = [...new Set(female)]

const placeFirst = [...'石龙青白大新双红金杨柳松竹梅茶清东西南北高平长永安福和兴']
const placeSecond = ['桥', '塘', '湾', '坪', '冲', '岭', '溪', '井', '洲', '田']

/** Different village names, as many as asked (up to 280). */
export function villageNames(random: Random, count: number): readonly string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(`${random.pick(placeFirst)}${random.pick(placeSecond)}村`)
  return [...names]
}
