/** Villages and groups as titles, label lines and sheet names give them. */

/** Words that end in 村 without being a village. */
const noVillage = /^(?:.*(?:行政|自然|贫困|脱贫|出列|重点|示范|美丽|薄弱|帮扶|所在|各|全|农|乡|驻|建档立卡|非贫困|我|该|本|一|每|多|分)村)$/

/** The place in a label line such as `乡镇：示例镇 村（社区）：甲村 湾组：张湾3组`. */
export function placeOfLabels(text: string): Readonly<{ village: string | null; group: string | null }> {
  const village =
    /(?:^|[\s\u3000;；])(?:行政)?村(?:名|别)?(?:[（(]?(?:社区|居)[）)]?)?[:：]\s*([^\s\u3000:：,，;；]{2,12})/.exec(text)?.[1] ?? null
  const group = /(?:^|[\s\u3000;；])(?:湾组|村民小组|小组|组别|组|社)[:：]\s*([^\s\u3000:：,，;；]{1,12})/.exec(text)?.[1] ?? null
  return { village, group }
}

/** The place that a caption over rows names: 二、白沙村 → 白沙村, （三）3组 → 3组. */
export function placeOfCaption(text: string): Readonly<{ village: string | null; group: string | null }> {
  const name = text
    .replace(/[\s\u3000:：]|[（(].*[）)]$/g, '')
    .replace(/^(?:[（(]?[一二三四五六七八九十]+[）)]?[、.．]|[（(][一二三四五六七八九十]+[）)])/, '')
  return { village: /(?:村|社区)$/.test(name) && !noVillage.test(name) ? name : null, group: name.endsWith('组') ? name : null }
}

/** The village that a title names: one that is known, else 示例镇白沙村2025年花名册 → 白沙村. */
export function villageOfTitle(title: string, known: readonly string[]): string | null {
  const clean = title.replace(/[\s\u00A0\u3000《》“”"']/g, '')
  const matches = known.filter((name) => name.length >= 2 && clean.includes(name))
  const distinct = matches.filter((name) => !matches.some((other) => other !== name && other.includes(name)))
  if (distinct.length > 0) return distinct.length === 1 ? (distinct[0] ?? null) : null
  const afterTown = /(?:镇|街道|乡(?!村|镇))([\u4e00-\u9fff]{1,7}?(?:村|社区))/.exec(clean)?.[1]
  const leading =
    /^(?:关于)?([\u4e00-\u9fff]{1,6}?(?:村|社区))(?:委会|村委|居委|\d|[一二三四五六七八九十]+组|建档|脱贫|农户|户|人口|贫困|监测|家庭|低保|花名册|基本|信息|台账|$)/.exec(
      clean,
    )?.[1]
  const found = afterTown ?? leading
  return found === undefined || noVillage.test(found) || found.length < 3 ? null : found
}

/** A sheet name that is a village: known, or a short name ending in 村 or 社区. */
export function villageOfSheetName(name: string, known: readonly string[]): string | null {
  const clean = name
    .replace(/[\s\u00A0\u3000]/g, '')
    .replace(/^\d+[-_.、]?/, '')
    .replace(/[（(].*?[）)]$/, '')
  if (known.includes(clean)) return clean
  const withSuffix = known.find((village) => village === `${clean}村` || canonicalVillage(village) === canonicalVillage(clean))
  if (withSuffix !== undefined && clean.length >= 2) return withSuffix
  const found = /^([\u4e00-\u9fff]{1,7}(?:村|社区))(?:委会|村委会|居委会|花名册|名单|台账)?$/.exec(clean)?.[1]
  return found === undefined || noVillage.test(found) ? villageOfTitle(clean, known) : found
}

/** The village in the name of the file, the last resort: `3、白沙村花名册(终版).xlsx`; null where it names several. */
export function villageOfFileName(file: string, known: readonly string[]): string | null {
  const stem = file
    .replace(/\.[A-Za-z]+$/, '')
    .replace(/^[\d\s_.、-]+/, '')
    .replace(/[（(].*?[）)]/g, '')
  if ((stem.match(/[\u4e00-\u9fff]村(?!民|级|组|干|委)/g) ?? []).length > 1) return null
  return villageOfSheetName(stem, known)
}

/** 白沙村村民委员会, 白沙村委会 and 示例镇白沙村 are all 白沙村. */
export function canonicalVillage(name: string): string {
  const clean = name.replace(/[\s\u00A0\u3000]/g, '')
  const short = clean
    .replace(/(?:村民委员会|村委会|居民委员会|居委会|委员会|委会)$/, (_, offset: number) =>
      /[村社区]$/.test(clean.slice(0, offset)) ? '' : '村',
    )
    .replace(/村村$/, '村')
  const town = /^.*?(?:镇|街道|乡)([\u4e00-\u9fff]{1,8}(?:村|社区))$/.exec(short)?.[1]
  return town ?? short
}
