import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

/** Who a person is: relation, sex, nation, party, schooling, papers. */

/** National code table 1010 of the 防返贫监测信息系统. */
export const relation = defineCodes({
  id: 'relation',
  label: '与户主关系',
  source: '1010',
  items: [
    item('户主', '本人', '户主本人', '本人或户主'),
    item('配偶', '妻', '妻子', '老婆', '丈夫', '夫', '爱人', '之妻', '之夫', '户主配偶'),
    item(
      '之子',
      '子',
      '儿子',
      '长子',
      '次子',
      '二子',
      '三子',
      '四子',
      '五子',
      '独生子',
      '独子',
      '养子',
      '继子',
      '大儿子',
      '小儿子',
      '二儿子',
    ),
    item(
      '之女',
      '女',
      '女儿',
      '长女',
      '次女',
      '二女',
      '三女',
      '四女',
      '五女',
      '独生女',
      '养女',
      '继女',
      '大女儿',
      '小女儿',
      '二女儿',
    ),
    item('之儿媳', '媳', '儿媳', '儿媳妇', '媳妇', '子媳'),
    item('之女婿', '女婿', '上门女婿', '婿'),
    item('之孙子', '孙', '孙子', '长孙', '次孙', '孙儿'),
    item('之孙女', '孙女', '长孙女'),
    item('之外孙子', '外孙', '外孙子'),
    item('之外孙女', '外孙女'),
    item('之父', '父', '父亲', '爸爸'),
    item('之母', '母', '母亲', '妈妈'),
    item('之岳父', '岳父'),
    item('之岳母', '岳母'),
    item('之公公', '公公'),
    item('之婆婆', '婆婆'),
    item('之祖父', '祖父', '爷爷'),
    item('之祖母', '祖母', '奶奶'),
    item('之外祖父', '外祖父', '外公', '姥爷'),
    item('之外祖母', '外祖母', '外婆', '姥姥'),
    item('之兄弟姐妹', '兄', '弟', '哥', '姐', '妹', '哥哥', '弟弟', '姐姐', '妹妹', '兄弟', '姐妹', '兄妹'),
    item('之曾孙子', '曾孙', '曾孙子', '重孙', '重孙子'),
    item('之曾孙女', '曾孙女', '重孙女'),
    item('之侄儿', '侄儿', '侄子', '侄'),
    item('之侄女', '侄女'),
    item('之兄弟媳妇', '兄弟媳妇', '弟媳', '嫂子', '弟妹', '嫂'),
    item('之叔伯', '叔', '伯', '叔叔', '伯父', '叔父', '叔伯'),
    item('其他', '其它', '其他亲属', '非亲属'),
  ],
})

export const sex = defineCodes({
  id: 'sex',
  label: '性别',
  source: 'GB/T 2261.1',
  items: [
    { value: '男', code: '1', aliases: ['男性', 'M', 'male'] },
    { value: '女', code: '2', aliases: ['女性', 'F', 'female'] },
  ],
})

const nations =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'

/** The 56 nations in the order of GB/T 3304, which is also their code. */
export const ethnicity = defineCodes({
  id: 'ethnicity',
  label: '民族',
  source: 'GB/T 3304 (100A09)',
  items: [
    ...nations.split(' ').map((name, index) => ({
      value: `${name}族`,
      code: String(index + 1).padStart(2, '0'),
      aliases: [name],
    })),
    { value: '其他', code: '97', aliases: ['其它', '穿青人', '未识别', '未识别民族'] },
    { value: '外国血统', code: '98', aliases: ['外国血统中国籍人士'] },
  ],
})

/** GB/T 4762; the codes are the national ones (01 … 13). */
export const politicalStatus = defineCodes({
  id: 'politicalStatus',
  label: '政治面貌',
  source: 'GB/T 4762 (100A10)',
  items: [
    { value: '中共党员', code: '01', aliases: ['党员', '中国共产党党员', '共产党员', '正式党员'] },
    { value: '中共预备党员', code: '02', aliases: ['预备党员'] },
    { value: '共青团员', code: '03', aliases: ['团员'] },
    { value: '民革党员', code: '04', aliases: ['民革会员'] },
    { value: '民盟盟员', code: '05' },
    { value: '民建会员', code: '06' },
    { value: '民进会员', code: '07' },
    { value: '农工党党员', code: '08' },
    { value: '致公党党员', code: '09' },
    { value: '九三学社社员', code: '10' },
    { value: '台盟盟员', code: '11' },
    { value: '无党派人士', code: '12', aliases: ['无党派民主人士'] },
    { value: '群众', code: '13', aliases: ['普通群众', '一般群众', '普通公民'], doubtful: ['无党派', '非党员', '否'] },
  ],
})

export const education = defineCodes({
  id: 'education',
  label: '文化程度',
  source: '100A11',
  items: [
    item('文盲或半文盲', '文盲', '半文盲', '文盲半文盲', '文盲/半文盲'),
    { value: '小学', aliases: ['初小', '高小', '小学毕业', '小学文化'] },
    { value: '初中', aliases: ['初中毕业', '初级中学', '初中文化'] },
    item('高中', '中专', '技校', '职高', '中职', '高中(中专)', '高中/中专', '高中毕业', '中等专业学校'),
    item('大专', '专科', '大学专科', '高职', '大专毕业'),
    item(
      '本科及以上',
      '本科',
      '大学',
      '大学本科',
      '研究生',
      '硕士',
      '博士',
      '硕士研究生',
      '本科以上',
      '大学本科及以上',
    ),
  ],
})

const grades = ['一', '二', '三', '四', '五'] as const

function yearsOf(school: string, count: number, ...others: readonly string[]) {
  return grades.slice(0, count).map((grade, index) => ({
    value: `${school}${grade}年级`,
    aliases: [
      `${school}${index + 1}年级`,
      ...others.flatMap((other) => [`${other}${grade}年级`, `${other}${index + 1}年级`]),
      ...(school === '普通高中' ? [`高${grade}`] : []),
      ...(school === '本科' ? [`大${grade}`] : []),
    ],
  }))
}

/** Terms of 2020 onwards; the older ones without a grade are guesses for a person to settle. */
export const studentStatus = defineCodes({
  id: 'studentStatus',
  label: '在校生状况',
  source: '100A12',
  items: [
    item('学龄前儿童', '学龄前', '未入学'),
    item('学前教育', '幼儿园', '学前', '学前班', '幼儿'),
    item('小学', '小学生', '小学在校', '在读小学'),
    { value: '七年级', aliases: ['初一', '初中一年级', '7年级'], doubtful: ['初中', '初中在校', '初中生'] },
    item('八年级', '初二', '初中二年级', '8年级'),
    item('九年级', '初三', '初中三年级', '9年级'),
    ...yearsOf('普通高中', 3, '高中').map((one, index) =>
      index === 0 ? { ...one, doubtful: ['高中', '普通高中'] } : one,
    ),
    ...yearsOf('中职', 3, '中专', '职高', '中等职业').map((one, index) =>
      index === 0 ? { ...one, doubtful: ['中职', '中专', '技工院校', '职高'] } : one,
    ),
    ...yearsOf('高职高专', 3, '大专', '高职', '专科').map((one, index) =>
      index === 0 ? { ...one, doubtful: ['高职高专', '大专', '高职'] } : one,
    ),
    ...yearsOf('技师学院', 4),
    ...yearsOf('本科', 5, '大学').map((one, index) => (index === 0 ? { ...one, doubtful: ['本科', '大学'] } : one)),
    item('硕士研究生及以上', '硕士生及以上', '硕士及以上', '研究生', '硕士研究生', '博士研究生'),
  ],
})

export const idType = defineCodes({
  id: 'idType',
  label: '证件类型',
  items: [
    item('居民身份证', '居民身份证(户口簿)', '居民身份证（户口簿）', '身份证', '户口簿', '户口本'),
    item('残疾人证', '残疾证', '中华人民共和国残疾人证'),
    item('其他', '其它', '无证件', '其他/无证件', '护照'),
  ],
})

export const marriage = defineCodes({
  id: 'marriage',
  label: '婚姻状况',
  source: 'GB/T 2261.2',
  items: [
    { value: '未婚', code: '10', aliases: ['单身'] },
    { value: '已婚', code: '20', aliases: ['初婚', '再婚', '复婚', '有配偶'], doubtful: ['是'] },
    { value: '丧偶', code: '30' },
    { value: '离婚', code: '40', aliases: ['离异'] },
    { value: '未说明', code: '90' },
  ],
})

export const residenceKind = defineCodes({
  id: 'residenceKind',
  label: '户籍性质',
  items: [
    item('农业', '农业户口', '农村', '农'),
    item('非农业', '非农业户口', '城镇', '非农'),
    item('居民户口', '居民', '统一居民户口'),
  ],
})

export const dropoutReason = defineCodes({
  id: 'dropoutReason',
  label: '失学或辍学原因',
  items: [
    item('因病', '生病'),
    item('因残', '残疾'),
    item('因贫', '家庭困难', '贫困'),
    ...plainItems('厌学', '早婚', '休学'),
    item('送教上门(在籍)', '送教上门', '送教上门(在籍)不算'),
    item('其他', '其它'),
  ],
})

export const memberStatus = defineCodes({
  id: 'memberStatus',
  label: '人员状态',
  items: [
    item('在册', '正常', '健在', '在籍', '有效'),
    {
      value: '自然减少',
      aliases: ['减少', '死亡', '已死亡', '已故', '去世', '注销', '失踪'],
      doubtful: ['嫁出', '迁出'],
    },
    item('转出', '已转出', '户内转移', '分户'),
  ],
})
