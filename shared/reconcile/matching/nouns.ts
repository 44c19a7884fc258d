import { leadingTime } from './times.ts'

/** What the words before a figure are made of, when all of them are understood. */
export type NounWords = Readonly<{
  /** What may be the noun, the longest first: 在校生 begins with a word that says nothing elsewhere. */
  nouns: readonly string[]
  /** 全镇, 辖: the whole township is meant even where no noun says of what. */
  isWhole: boolean
  village: string | null
  /** 全村, 该村. */
  isOwnVillage: boolean
  isPart: boolean
}>

const numbering =
  /^(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十],?|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.]|同时,?|此外,?|另外,?|另有?)/
const township = /^(?:(?:我|本|全|该|xx|XX)(?:镇|乡|街道|办事处)(?:范围内|辖区|境内|域)?|镇域内?|乡域内?|全域|辖区内?|境内)/
const fillers =
  /^(?:现阶段|现在|现有|现存|现|目前|已经|已|共计|共有|共|总共|合计|总计|累计|下辖|辖有|辖|拥有|有|设有?|建有|建成|在册的?|登记在册的?|登记|认定|识别|锁定|包括|包含|其余|还有|分别|为|是|的|在|全部|全|实有|确定|落实|发放|兑现|享受|开发|设置|选聘|聘用|派驻|选派|组建|投放|办理|实现|完成|召开|开展|组织|举办|建立|配备|聘有|共计有|(?:累计)?纳入(?!监测))/
const tails =
  /(?:共计|合计|总计|累计|共有|共|总共|有|为|是|达到?|达|已达|约|近|超过?|突破|不少于|不低于|数量|总数|人数|户数|数|总额|金额|资金|余额|的|计|分别为?|已|了|在册|至|逾|接近|将近|大约)$/
const ownVillage = /^(?:全村|该村|本村|我村)/

/**
 * Takes numbering, time, place and what says nothing off both ends; what is left is the noun. `villages`: those of the
 * ledger. Verbs that tell what was done with it (发放产业奖补) are none of these and stay with the noun.
 */
export function nounWords(words: string, villages: readonly string[]): NounWords {
  const state: State = { rest: words, isWhole: false, village: null, isOwnVillage: false, isPart: false }
  const fronts: string[] = []
  for (let round = 0; round < 12; round += 1) {
    const before = state.rest
    takeFront(state, villages)
    fronts.push(state.rest)
    const filler = fillers.exec(state.rest)
    if (filler) {
      if (filler[0].includes('辖')) state.isWhole = true
      state.rest = state.rest.slice(filler[0].length)
    }
    if (state.rest === before) break
  }
  const nouns = new Set(fronts.flatMap(withoutTails))
  return { ...state, nouns: [...nouns].sort((a, b) => b.length - a.length) }
}

function withoutTails(words: string): readonly string[] {
  const stages = [words]
  for (let round = 0; round < 6 && tails.test(stages.at(-1)!); round += 1) stages.push(stages.at(-1)!.replace(tails, ''))
  return stages
}

type State = { rest: string; isWhole: boolean; village: string | null; isOwnVillage: boolean; isPart: boolean }

function takeFront(state: State, villages: readonly string[]): void {
  state.rest = state.rest.replace(/^[,，]/, '').replace(numbering, '')
  const time = leadingTime(state.rest)
  if (time > 0) state.rest = state.rest.slice(time)
  if (/^其中(?!的)/.test(state.rest)) [state.rest, state.isPart] = [state.rest.slice(2), true]
  const place = township.exec(state.rest)
  if (place) [state.rest, state.isWhole] = [state.rest.slice(place[0].length), true]
  const own = ownVillage.exec(state.rest)
  if (own) [state.rest, state.isOwnVillage] = [state.rest.slice(own[0].length), true]
  const village = villages.find((name) => state.rest.startsWith(name))
  if (village) [state.rest, state.village] = [state.rest.slice(village.length).replace(/^[:：]/, ''), village]
}
