import { pinyin } from 'pinyin-pro'

/**
 * Pinyin of names for the search box. The dictionary is big, so only this file imports it, and each character is
 * looked up once: a township has about 3,000 different characters in 50,000 names.
 */

export type NamePinyin = Readonly<{ full: readonly string[]; initials: readonly string[] }>

/** At most this many readings of one name are kept, the likely ones first. */
const readingLimit = 4

/** Characters read differently as a surname (《通用规范汉字字典》); the everyday reading is kept beside it. */
const surnameReadings: Readonly<Record<string, string>> = {
  单: 'shan',
  曾: 'zeng',
  仇: 'qiu',
  乐: 'yue',
  解: 'xie',
  查: 'zha',
  区: 'ou',
  朴: 'piao',
  任: 'ren',
  华: 'hua',
  盖: 'ge',
  缪: 'miao',
  翟: 'zhai',
  尹: 'yin',
  员: 'yun',
  召: 'shao',
  秘: 'bi',
  冼: 'xian',
  尉: 'wei',
  晁: 'chao',
  覃: 'qin',
  祭: 'zhai',
  种: 'chong',
  折: 'she',
  黑: 'he',
  繁: 'po',
  重: 'chong',
  能: 'nai',
  洗: 'xian',
  句: 'gou',
  纪: 'ji',
  逄: 'pang',
  隗: 'wei',
  撒: 'sa',
  燕: 'yan',
  宁: 'ning',
  车: 'che',
  沈: 'shen',
  郇: 'xun',
  郗: 'xi',
  葛: 'ge',
  贾: 'jia',
  宓: 'mi',
  钭: 'tou',
  佴: 'nai',
  哈: 'ha',
  牟: 'mu',
  那: 'na',
  长: 'zhang',
  石: 'shi',
  卜: 'bu',
  柏: 'bai',
  宿: 'su',
  阚: 'kan',
  臧: 'zang',
  洪: 'hong',
}

/** Surnames of two characters whose reading differs from that of their characters. */
const compoundReadings: Readonly<Record<string, readonly string[]>> = {
  尉迟: ['yu', 'chi'],
  单于: ['chan', 'yu'],
  万俟: ['mo', 'qi'],
  长孙: ['zhang', 'sun'],
  澹台: ['tan', 'tai'],
  令狐: ['ling', 'hu'],
}

/** All likely readings of a name: 单乐 → shanyue, danyue, shanle, danle. Signs and blanks are dropped, ü is v. */
export function namePinyin(name: string): NamePinyin {
  const readings = readingsOf(name)
  if (readings.length === 0) return none
  const { full, initials } = combine(readings)
  return { full: unique(full), initials: unique(initials) }
}

const none: NamePinyin = { full: [], initials: [] }
const byCharacter = new Map<string, readonly string[]>()

function readingsOf(name: string): readonly (readonly string[])[] {
  const compound = compoundReadings[name.slice(0, 2)]
  const readings: (readonly string[])[] = []
  for (const sign of name) {
    const index = readings.length
    const own = lookUp(sign)
    if (own.length === 0) continue
    const special = compound?.[index] ?? (index === 0 ? surnameReadings[sign] : undefined)
    readings.push(special === undefined ? own : [special, ...own.filter((reading) => reading !== special)])
  }
  return readings
}

function lookUp(sign: string): readonly string[] {
  const known = byCharacter.get(sign)
  if (known !== undefined) return known
  const readings = /[0-9a-zA-Z]/.test(sign) ? [sign.toLowerCase()] : dictionaryReadings(sign)
  byCharacter.set(sign, readings)
  return readings
}

function dictionaryReadings(sign: string): readonly string[] {
  const found = pinyin(sign, { multiple: true, toneType: 'none', type: 'array', v: true })
  return unique(found.filter((reading) => /^[a-z]+$/.test(reading)))
}

/**
 * Combinations, the likeliest first: a name whose every character takes its first reading, then one deviation at a
 * time. Bounded, since four polyphones would already give dozens.
 */
function combine(readings: readonly (readonly string[])[]): Readonly<{ full: string[]; initials: string[] }> {
  let full = ['']
  let initials = ['']
  for (const options of readings) {
    const fullBefore = full
    const initialsBefore = initials
    full = []
    initials = []
    for (const option of options) {
      for (let index = 0; index < fullBefore.length && full.length < readingLimit; index += 1) {
        full.push(fullBefore[index] + option)
        initials.push(initialsBefore[index] + option.charAt(0))
      }
    }
  }
  return { full, initials }
}

function unique(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : [...new Set(values)]
}
