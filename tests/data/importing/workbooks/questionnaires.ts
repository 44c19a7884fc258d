import type { ExpectedWorkbook } from './expectedTypes.ts'
import { blank } from './statistics.ts'

/** Questionnaires of a city, one figure a row, with a list of villages for choices left in hidden columns beside them. */
export const questionnaires: Readonly<Record<string, ExpectedWorkbook>> = {
  '广州双到_q1_2012.xls': {
    sheets: {
      Sheet1: [
        {
          title: '广州市农村扶贫开发“规划到户责任到人”工作',
          header: [3, 3],
          data: [4, 126],
          heads: ['编号', '填表项目', '单位', '数量'],
          // Two questions of the form have neither number nor unit; the rest is the foot of the form.
          skipped: { 46: '说明', 90: '说明', 127: '填表人/签字行', 129: '说明', 130: '注释', 131: '注释', 132: '注释' },
          refused: '每行是一个指标',
        },
      ],
      Sheet2: [
        { title: '', header: [1, 1], data: [2, 207], heads: ['县级市', '贫困镇', '0', '帮扶单位'], refused: '表头与任何台账都对不上' },
      ],
      Sheet3: blank,
    },
    notices: ['工作表“Sheet1”有 5 列被隐藏（F、G、H、I、J），其中的数据也会导入'],
  },
  '广州双到_q2.xls': {
    sheets: {
      Sheet1: [
        {
          title: '广州市农村扶贫开发“规划到户责任到人”工作',
          header: [3, 3],
          data: [4, 56],
          heads: ['代码', '填表项目', '单位', '数量'],
          skipped: { 57: '填表人/签字行', 58: '填表人/签字行', 60: '说明', 61: '注释', 62: '注释', 63: '注释', 64: '注释' },
          refused: '每行是一个指标',
        },
      ],
      Sheet2: blank,
      Sheet3: blank,
    },
    notices: ['工作表“Sheet1”有 5 列被隐藏（F、G、H、I、J），其中的数据也会导入'],
  },
}
