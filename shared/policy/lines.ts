import type { PolicyItem } from './define.ts'
import { money } from './item.ts'

/** Income lines and benefit standards, 分. Counties publish their own each year: the defaults are the state's or the lowest in use. */
export const lines: readonly PolicyItem[] = [
  money('povertyLine', '扶贫标准（人均纯收入）', 'lines', {
    help: '国家 2010 年不变价 2300 元的当年现价；2020 年以后不再发布，仅供历史比较。',
    values: [
      ['', 230_000],
      ['2014-01-01', 280_000],
      ['2015-01-01', 285_500],
      ['2016-01-01', 295_200],
      ['2018-01-01', 299_500],
      ['2019-01-01', 321_800],
      ['2020-01-01', 400_000],
    ],
  }),
  money('monitoringLine', '监测范围线（人均纯收入）', 'lines', {
    help: '由省每年确定，是否需要开展监测以此为参考；默认值为常见口径，请按本省当年通知设置。',
    values: [
      ['', 500_000],
      ['2021-01-01', 600_000],
      ['2022-01-01', 700_000],
      ['2023-01-01', 730_000],
      ['2024-01-01', 780_000],
      ['2025-01-01', 830_000],
      ['2026-01-01', 880_000],
    ],
  }),
  money('incomeFloor', '人均纯收入偏低线', 'lines', {
    help: '低于此数的人均纯收入列为疑点，不论是否已纳入监测。',
    values: [['', 400_000]],
  }),
  money('incomeCeiling', '监测对象人均纯收入偏高线', 'lines', {
    help: '新识别监测户的人均纯收入高于此数列为疑点。',
    values: [['', 2_000_000]],
  }),
  money('wageFloor', '年工资性收入下限', 'lines', { help: '填了工资性收入而低于此数列为疑点。', values: [['', 30_000]] }),
  money('wageCeiling', '年工资性收入上限', 'lines', { help: '一户一年工资性收入高于此数列为疑点。', values: [['', 30_000_000]] }),
  money('monthlyWageFloor', '务工月收入下限', 'lines', { help: '低于此数为错误。', values: [['', 10_000]] }),
  money('monthlyWageDoubt', '务工月收入偏低线', 'lines', { help: '低于此数列为疑点。', values: [['', 40_000]] }),
  money('monthlyWageCeiling', '务工月收入上限', 'lines', { help: '高于此数为错误。', values: [['', 3_000_000]] }),
  money('stableWage', '稳定务工月收入线', 'lines', {
    help: '全户享受低保而有人务工月收入达到此数，列为疑点。',
    values: [['', 400_000]],
  }),
  money('lowIncomeStandard', '低保月标准下限', 'lines', {
    help: '每人每月低保金低于此数列为疑点；请按县（市、区）公布的补差下限设置。',
    values: [['', 20_000]],
  }),
  money('destituteStandard', '特困供养月标准下限', 'lines', {
    help: '每人每月基本生活费低于此数列为疑点；一般为低保标准的 1.3 倍。',
    values: [['', 20_000]],
  }),
  money('pensionStandard', '城乡居民养老金月标准下限', 'lines', {
    help: '国家基础养老金最低标准，2018 年起 88 元，逐年提高，请按当地标准设置。',
    values: [['', 8_800]],
  }),
  money('familyPlanningMinimum', '计生奖励年下限', 'lines', { help: '填了而低于此数列为疑点。', values: [['', 10_000]] }),
]
