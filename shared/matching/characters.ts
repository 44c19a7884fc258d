/**
 * Characters of names that are written for one another. Own lists from the confusions that occur in registers: typed
 * from bad handwriting, recognised by scanners, old forms kept on old papers. Not meant to be complete.
 */

/** Old, traditional and variant forms by the form in use today (《通用规范汉字表》 附件1, characters that occur in names). */
const variants =
  '国國囯 华華 刘劉 张張 陈陳 黄黃 赵趙 吴吳 孙孫 郑鄭 冯馮 邓鄧 萧簫 龙龍 凤鳳 兰蘭 贵貴 云雲 东東 军軍 荣榮 丽麗 义義 红紅 庆慶 ' +
  '广廣 德徳 连連 莲蓮 宝寶寳 强強 飞飛 马馬 凯凱 杰傑 伟偉 峰峯 礼禮 发發 岁歲 寿壽 会會 兴興 学學 树樹 桥橋 极極 杨楊 乐樂 权權 欢歡 ' +
  '汉漢 济濟 泽澤 灵靈 灿燦 炉爐 爱愛 玛瑪 珑瓏 琼瓊 电電 齐齊 罗羅 胜勝 艳艷 苏蘇 茎莖 万萬 莹瑩 萝蘿 蓝藍 袅裊 卫衛 补補 见見 ' +
  '规規 誉譽 许許 诗詩 诚誠 语語 说說 谊誼 谢謝 谭譚 贞貞 贤賢 赖賴 转轉 轩軒 辉輝煇 达達 运運 远遠 迈邁 进進 遥遙 邹鄒 钟鐘鍾锺 钢鋼 ' +
  '钱錢 钧鈞 铁鐵 铃鈴 银銀 锋鋒 锐銳 锦錦 长長 门門 闵閔 闻聞 阎閻闫 阳陽 陆陸 韩韓 韦韋 顺順 顾顧 颖穎頴 飘飄 骆駱 鲁魯 鸣鳴 鸿鴻 ' +
  '鹏鵬 麦麥 叶葉 后後 余餘 侄姪 昆崑 升昇陞 并並 群羣 勋勳勛 启啟啓 喆哲 淑俶 宁寧甯 於于 尔爾 冲沖 凌淩 决決 ' +
  '双雙 叙敘 台臺 员員 园園 圣聖 坚堅 壮壯 备備 奋奮 奖獎 娱娛 宪憲 宽寬 将將 岚嵐 岭嶺 师師 开開 弯彎 归歸 应應 战戰 扬揚 时時 晓曉'

/** Look alike in handwriting or print; sounds may differ. One group a word. */
const shapes =
  '己已巳 未末 土士 日曰 王玉 天夫 大太犬 人入 刀力 千干于 午牛 田由甲申 今令 冶治 准淮 侯候 免兔 乌鸟 历厉 庄压 汩汨 戊戌戍 代伐 ' +
  '住往佳 侍待 俊峻竣浚骏 倩情清晴请靖睛 伦论轮沦 伶怜玲铃岭 作昨 佑佐 仪议义 传转 何河柯 依衣 倪儿 偌诺 健键建 傲熬 允充 兰芝 ' +
  '兵乒乓 冬东 凡几 刘列 刚钢岗 勤勒 勇男 北比 匀勺 华桦 卓桌 南楠 卢户 卫工 厚原 友有反 发友 古占 可司 叶吐 吉古 合和 名各 吕品 ' +
  '呈星 员贞 周同 和知 咏泳 哲晢 唐康庸 商高 善喜 嘉喜 园圆 国围 圭佳 坤坡 城诚成盛晟 培陪 堂党常 增曾 夏复 夕多 女汝 如茹 妙沙 ' +
  '妍研 姗珊 娜那 娟绢捐鹃 娥俄 婉碗 婕捷 婵蝉 媛援缓 嫒暖 孝考 孟盂 宁宇 宇字 安妥 宋宗 宜宣 定宝 宏宠 容客 寿涛 小少 尚向 山仙 ' +
  '岩若 峰锋烽蜂 崇宗 川州 帅师 平半 年牛 广厂 康庚 廷延庭 建律 弘弦 强虽 彦颜 彩采 彬林 志忐 思恩 怡治 恒桓 惠慧 慎真 成或 才木 ' +
  '扬杨场 振震 政正 敏繁 文又 斌武 斗头 斯期 新亲 方万 旭旮 昌晶 明朋 易昜 昕听 星皇 春舂 晋普 景影 晖辉 智知 曼蔓 朱未 李季 杏杳 ' +
  '来米 杰木 松公 林村 枝技 柏伯 柱住 栋拣 根银 桂佳 桃挑 梁粱 梅海 棋琪琦淇 森林 楚是 欣钦 正止 武式 殿展 民氏 水永冰 汪江 沈沉 ' +
  '泉皇 波坡 泽译 洁吉 洪红 洋样 洲州 浩皓 润闰 涵函 淑叔 渊洲 清青 温湿 源原 滨宾 漫慢 灵录 炎淡 炳柄 焕涣 熙照 燕蒸 爱受 牛午 ' +
  '玲珍 珠株 琳淋 琴瑟 瑞端 瑶摇 瑜渝 璐露 生主 田甲 申由 白自 百白 益盖 盈盆 相想 真直 石右 祥样 禄录 福富 秀季 秋科 程呈 立产 ' +
  '竹行 筱攸 素索 红江 纪记 纲钢 维谁 绪结 美羊 翔样 翠悴 耀跃 联取 聪总 育盲 胜性 腾滕 臣巨 良食 艺芝 芬芳 花化 芳方 英瑛 苗田 ' +
  '苹平 范苑 茂茅 荷何 莉利 莎沙 菊鞠 菲非 萍平 蓉容 蓝监 薇微 虎虚 虹红 衡行 裕浴 西酉 谷各 豪毫 贞页 贤坚 贵责 赛塞 超起 越趣 ' +
  '跃妖 轩干 辰晨 迎仰 连莲 道首 邦帮 郁有 郭享 金全 钰玉 铭名 锦棉 镇真 长张 阳阴 陈阵 隆降 雁燕 雄难 雅稚 雨两 雪雷 霞露 霖淋 青清 ' +
  '静净 韵均 项顶 顺须 颖颍 风凤 飞气 香杳 骏俊 高亮 鹏朋 麟磷 黎藜 齐齐 龙尤'

/** The form in use of a character of a name. */
export function foldCharacter(sign: string): string {
  return foldedBy.get(sign) ?? sign
}

export function looksAlike(first: string, second: string): boolean {
  return alikeBy.get(first)?.has(second) ?? false
}

const foldedBy = new Map(variants.split(' ').flatMap((group) => [...group].slice(1).map((sign) => [sign, group[0]!] as const)))

const alikeBy = groupsOf(shapes)

function groupsOf(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const group of text.split(' ')) {
    const signs = [...group]
    for (const sign of signs) found.set(sign, new Set([...(found.get(sign) ?? []), ...signs]))
  }
  return found
}
