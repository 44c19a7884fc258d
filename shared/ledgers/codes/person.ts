import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'

/** Who a person is: relation, sex, nation, party, schooling, papers. */

/** A relation under the words of household books: 长子, 户主之长子, 户主的儿子. */
function kin(value: string, ...words: readonly string[]) {
  const bare = value.replace(/^之/, '')
  return item(value, ...words, bare, ...[bare, ...words].flatMap((word) => [`之${word}`, `户主${word}`, `户主之${word}`, `户主的${word}`]))
}

const ranks = ['长', '次', '大', '二', '三', '四', '五', '六', '小']
const sons = ranks.flatMap((rank) => [`${rank}子`, `${rank}儿子`, `${rank}儿`])
const daughters = ranks.flatMap((rank) => [`${rank}女`, `${rank}女儿`])
const siblings =
  '兄 弟 哥 姐 妹 哥哥 弟弟 姐姐 妹妹 兄长 大哥 二哥 三哥 大弟 二弟 三弟 小弟 大姐 二姐 三姐 大妹 二妹 小妹 胞兄 胞弟 胞姐 胞妹 兄弟 姐妹 兄妹 姐弟 兄弟姐妹'.split(
    ' ',
  )

/** National code table 1010 of the 防返贫监测信息系统. */
export const relation = defineCodes({
  id: 'relation',
  label: '与户主关系',
  source: '1010',
  items: [
    kin('户主', '本人', '户主本人', '本人或户主', '本户户主'),
    kin('配偶', '妻', '妻子', '老婆', '丈夫', '夫', '爱人', '夫妻', '妇', '内人', '媳妇(妻子)', '丈夫/妻子'),
    kin('之子', '子', '儿', '儿子', ...sons, '独生子', '独子', '幼子', '养子', '继子', '子(养子)', '长子(独子)'),
    kin('之女', '女', '女儿', ...daughters, '独生女', '独女', '幼女', '养女', '继女'),
    kin('之儿媳', '媳', '儿媳', '儿媳妇', '媳妇', '子媳', '长媳', '次媳', '大儿媳', '二儿媳', '小儿媳', '长子媳', '次子媳'),
    kin('之女婿', '女婿', '上门女婿', '婿', '大女婿', '二女婿', '小女婿', '长婿', '次婿'),
    kin('之孙子', '孙', '孙子', '孙儿', '长孙', '次孙', '长孙子', '次孙子', '大孙子', '二孙子', '小孙子', '三孙子'),
    kin('之孙女', '孙女', '长孙女', '次孙女', '大孙女', '二孙女', '小孙女', '三孙女', '孙女儿'),
    kin('之外孙子', '外孙', '外孙子', '外孙儿', '长外孙', '次外孙'),
    kin('之外孙女', '外孙女', '长外孙女', '次外孙女'),
    kin('之父', '父', '父亲', '爸爸', '爸', '养父', '继父', '生父'),
    kin('之母', '母', '母亲', '妈妈', '妈', '养母', '继母', '生母'),
    kin('之岳父', '岳父', '丈人'),
    kin('之岳母', '岳母', '丈母娘'),
    kin('之公公', '公公', '公爹', '家公'),
    kin('之婆婆', '婆婆', '公婆', '家婆'),
    kin('之祖父', '祖父', '爷爷'),
    kin('之祖母', '祖母', '奶奶'),
    kin('之外祖父', '外祖父', '外公', '姥爷'),
    kin('之外祖母', '外祖母', '外婆', '姥姥'),
    kin('之兄弟姐妹', ...siblings),
    kin('之曾孙子', '曾孙', '曾孙子', '重孙', '重孙子'),
    kin('之曾孙女', '曾孙女', '重孙女'),
    kin('之侄儿', '侄儿', '侄子', '侄'),
    kin('之侄女', '侄女'),
    kin('之兄弟媳妇', '兄弟媳妇', '弟媳', '弟媳妇', '嫂子', '嫂嫂', '大嫂', '二嫂', '弟妹', '弟妇', '嫂'),
    kin('之叔伯', '叔', '伯', '叔叔', '伯伯', '伯父', '叔父', '叔伯'),
    {
      ...kin('其他', '其它', '其他亲属', '其他关系', '非亲属', '其他成员'),
      doubtful: [
        '孙媳',
        '孙媳妇',
        '孙女婿',
        '外孙媳',
        '外甥',
        '外甥女',
        '姐夫',
        '妹夫',
        '姑姑',
        '姑母',
        '舅舅',
        '姨妈',
        '侄孙',
        '侄媳',
        '亲戚',
        '寄养',
      ],
    },
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
    item('文盲或半文盲', '文盲', '半文盲', '文盲半文盲', '文盲/半文盲', '文盲、半文盲', '不识字', '未上学', '没上过学', '未读书'),
    { value: '小学', aliases: ['初小', '高小', '小学毕业', '小学文化', '小学肄业', '小学以下'] },
    { value: '初中', aliases: ['初中毕业', '初级中学', '初中文化', '初中肄业', '初中以下'] },
    item(
      '高中',
      '中专',
      '技校',
      '职高',
      '中职',
      '高中(中专)',
      '高中/中专',
      '高中、中专',
      '普通高中',
      '中技',
      '技工',
      '职业高中',
      '高中肄业',
      '高中文化',
      '高中毕业',
      '中等专业学校',
    ),
    item('大专', '专科', '大学专科', '高职', '大专毕业', '高职高专', '专科毕业', '专科(高职)'),
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
      '本科毕业',
      '大学毕业',
      '硕士及以上',
      '博士研究生',
      '研究生及以上',
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
  none: ['非在校生', '非在校', '不在校', '未在校', '不在读', '已毕业', '毕业', '否', '不是', '没有'],
  items: [
    item('学龄前儿童', '学龄前', '未入学', '婴儿', '婴幼儿', '幼童'),
    item('学前教育', '幼儿园', '学前', '学前班', '幼儿', '幼儿园在读', '幼儿园小班', '幼儿园中班', '幼儿园大班', '托儿所', '上幼儿园'),
    item(
      '小学',
      '小学生',
      '小学在校',
      '在读小学',
      '小学在读',
      ...['一', '二', '三', '四', '五', '六'].flatMap((grade, index) => [
        `小学${grade}年级`,
        `${grade}年级`,
        `小学${index + 1}年级`,
        `${index + 1}年级`,
      ]),
    ),
    {
      value: '七年级',
      aliases: ['初一', '初中一年级', '7年级'],
      doubtful: ['初中', '初中在校', '初中生', '初中在读', '在读初中'],
    },
    item('八年级', '初二', '初中二年级', '8年级'),
    item('九年级', '初三', '初中三年级', '9年级'),
    ...yearsOf('普通高中', 3, '高中').map((one, index) =>
      index === 0 ? { ...one, doubtful: ['高中', '普通高中', '高中在读', '高中生', '在读高中'] } : one,
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
  items: [item('农业', '农业户口', '农村', '农'), item('非农业', '非农业户口', '城镇', '非农'), item('居民户口', '居民', '统一居民户口')],
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
