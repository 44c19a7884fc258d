import { cleanHeading } from './heading.ts'

/** 户联系电话, 家庭电话: of the household, whoever else has a telephone. */
export function namesHousehold(heading: string): boolean {
  return /户(?![主籍])|家庭(?!成员)/.test(heading) && !/成员|人员|本人|个人/.test(heading)
}

/** Words that name the kind of value, and those of the household and its members. */
const ofValue =
  /居民|公民|身份证件?|身份|证件|联系|手机|移动|固定|座机|电话|方式|号码|编号|号|[（(【[][^（）()【】[\]]*[）)】\]]|[\d.、．*A-Za-z]/g
const ofHousehold = /户主|农户|家庭|成员|人员|人口|本人|个人|户|贫困|脱贫|监测|对象|基本|基础|信息|情况|的|及|和|与|[一二三四五六七八九十]/g

/**
 * 代领人身份证号 and 网格员电话 hold numbers like those of the household, but of somebody else: a heading with words that
 * are neither of a number nor of household and members is asked about, whatever its values.
 */
export function namesAnother(heading: string): boolean {
  return cleanHeading(heading).replace(ofValue, '').replace(ofHousehold, '') !== ''
}
