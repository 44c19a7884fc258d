import { defineCodes } from '#shared/ledger/define.ts'
import { item, plainItems } from './items.ts'
import type { CodeList } from '#shared/ledger/define.ts'

/** 信息比对: whose list it is, how a row was recognised, what came of it. What each kind asks for stands in shared/matching. */

export const matchKind: CodeList = defineCodes({
  id: 'matchKind',
  label: '比对类别',
  items: [
    item('车辆', '机动车', '车辆登记', '车管所'),
    item('工商', '工商登记', '市场主体', '个体工商户', '工商注册', '企业登记'),
    item('财政供养', '财政供养人员', '编制内人员', '公职人员'),
    item('死亡', '死亡人员', '死亡注销', '殡葬', '火化'),
    item('房产', '不动产', '商品房', '不动产登记', '商品房登记'),
    item('公积金', '住房公积金'),
    item('低保', '农村低保', '城市低保', '最低生活保障'),
    item('特困', '特困供养', '五保'),
    item('残疾', '持证残疾人', '残疾人'),
    item('学籍', '在校学生', '学生学籍'),
    item('医保', '医疗保险', '医保参保', '城乡居民医保'),
    item('医疗费用', '医保自付', '个人自付', '大额医疗费用', '大病医疗'),
    item('养老保险', '社保', '养老保险参保'),
    item('户籍变动', '户籍迁出', '迁出人员', '户口注销'),
    item('服刑', '服刑人员', '在押人员'),
    item('其他名单', '其他', '其它'),
  ],
})

export const matchWay: CodeList = defineCodes({
  id: 'matchWay',
  label: '比对依据',
  items: [
    item('证件号码相同', '身份证号相同'),
    item('证件号码受损', '证件号码末几位丢失'),
    item('证件号码相近', '证件号码差一位'),
    item('姓名和出生日期', '姓名出生日期'),
    item('姓名和村', '姓名和所在村'),
    item('姓名相近', '姓名'),
  ],
})

export const matchLevel: CodeList = defineCodes({ id: 'matchLevel', label: '把握', items: plainItems('确定', '很可能', '可能') })

export const matchState: CodeList = defineCodes({
  id: 'matchState',
  label: '比对核实状态',
  items: [
    item('待核实', '未核实', '待办'),
    item('属实', '情况属实', '核实属实'),
    item('不属实', '情况不属实', '核实不属实'),
    item('同名不同人', '不是同一人', '重名'),
    item('已处理', '已办结', '办结', '处理完毕'),
  ],
})
