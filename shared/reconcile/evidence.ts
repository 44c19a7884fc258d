/** Words that say how figures of a list hang together. */

/** One household may stand under several of these: their sum says nothing. */
export const mayOverlap =
  /落实|实施|享受|帮扶措施|措施|参与|通过.{0,12}(?:扶持|兜底|解决|帮扶)|同时|兼|重复|覆盖|惠及|受益|分别享受|五个一批|因.{0,4}致贫/

/** What somebody is besides what else he is: never a share of a whole that is cut up. */
export const isAttribute =
  /低保|残疾|特困|五保|大病|慢性?病|患病|重病|党员|劳动力|学生|老年|老人|留守|独居|孤儿|妇女|女性|少数民族|高龄|在校|务工|就业|危房|搬迁|产业|信贷|贷款|无劳力|因病|因残|因学|培训|合作社/

/** Says that what follows is all of it. */
export const isWhole = /分别|分为|组成|构成|包括|由.{0,30}(?:组成|构成)|划分|各(?:类|级|项|村)/

/** The total speaks of what stood before it, in earlier sentences too. */
export const ofTheAbove = /(?:上述|以上|前述|这些|这[两三四五六七八九十\d]+[项个处类笔]|[两三四五六七八九十]项|各项|所有)/

/** A year, before or after: the same thing at another time is another figure. */
export const yearIn = /(?:19|20)(?:\d\d|xx|XX|\*\*)年|去年|上年|前年|今年|本年|当年|年初|年末|年底|上半年|下半年|\d{1,2}月/g

/** What is brought about elsewhere, not a part of what was counted. */
export const isEffect = /带动|解决|帮助|惠及|覆盖|联结|辐射|吸纳|受益|培训|组织|发放|投资|投入|补助|户均|人均|村均/

/** A decision about the time to come has not happened. */
export const notYet = /预|计划|拟|力争|目标|将/
