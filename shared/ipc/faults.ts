/**
 * Expected failures, as values. Each code has one Chinese sentence that says what happened and how to mend it;
 * `{name}` in a sentence is replaced by the fault's detail of that name. A throw, in contrast, is a bug.
 * A new code gets its number in faultNumbers.ts and its lines in the manual (shared/help/faults).
 */
const sentences = {
  'file.notFound': '找不到文件“{file}”。它可能被移动、改名，或者 U 盘已经拔出。',
  'file.exists': '“{file}”已经存在，没有覆盖。请换一个文件名。',
  'file.notDatabase': '“{file}”不是台账文件，没有打开，也没有改动它。',
  'file.damaged': '台账文件“{file}”已损坏：{detail}。原文件没有改动，请从“备份与恢复”中恢复最近的备份。',
  'file.newer': '“{file}”由更新版本的程序保存（格式 {version}，本程序最高 {supported}）。请升级程序后再打开。',
  'file.wal': '“{file}”旁边有别的程序留下的未合并数据（-wal 文件）。请先用原来的程序正常关闭它再打开。',
  'file.locked': '“{file}”正在被 {who} 使用（{where}，自 {since} 起）。请先在那里关闭，再打开。',
  'file.replaced': '台账文件“{file}”在使用中被移动、删除或替换。修改还在内存里，请马上“另存为”。',
  'file.changedOutside': '别的程序改动了台账文件“{file}”。为免互相覆盖，没有写入；修改还在内存里，请“另存为”后核对。',
  'file.readOnly': '“{file}”是只读的，只能查看，不能修改。',
  'file.notOpen': '还没有打开台账文件。',
  'file.alreadyOpen': '已经打开了“{file}”，请先关闭它。',
  'file.notBackup': '“{file}”不是可以恢复的备份：{detail}。',
  'file.passwordNeeded': '“{file}”已加密，请输入文件密码。',
  'file.passwordWrong': '密码不对，没有打开“{file}”。请区分大小写，并看看是否开着大写锁定或中文输入法。',
  'file.recoveryTyped': '恢复密钥抄错了：{detail}。请对照恢复单再看一遍。',
  'file.recoveryWrong': '这份恢复密钥不是“{file}”的，没有打开。请核对恢复单上的文件名和日期。',
  'file.tooLarge':
    '“{file}”（{size}）太大，没有打开：打开它约需 {need} 内存，{why}。请在内存更大的电脑上用 64 位的程序打开；文件没有改动。',
  'seal.already': '这个文件已经加密了。要换密码，请用“更换密码”。',
  'seal.not': '这个文件没有加密。',
  'seal.weakPassword': '密码太短或太简单，至少要 {shortest} 个字符，例如几个词连成的一句话。',
  'disk.full': '磁盘空间不足，最后的修改还没有写入“{file}”。请腾出空间后重试，或另存到别处。',
  'disk.readOnly': '“{file}”所在的位置不能写入（只读或没有权限）。请另存到别处。',
  'disk.gone': '“{file}”所在的磁盘不见了（U 盘是否已拔出？）。修改还在内存里，插回后重试或另存到别处。',
  'disk.io': '写入“{file}”时磁盘出错（{detail}）。修改还在内存里，请重试或另存到别处。',
  'input.invalid': '输入不正确：{detail}',
  'inspection.nobody': '这个范围内没有可以抽取的在册农户，请放宽抽样范围。',
  'inspection.tooFew': '共抽 {count} 户，不够 {strata} 层每层至少 {least} 户：请增加户数、减少分层或降低每层最少户数。',
  'inspection.unrepeatable': '这一批不是由本程序抽取的，没有记下抽样设置，无法再抽一遍核对。',
  'search.misread': '条码没有读对（校验不符），请再扫一次。',
  'record.notFound': '找不到这条记录，它可能已被删除。',
  'record.changed': '“{label}”在此期间已被修改，请看过新值后再改。',
  'record.invalid': '有内容需要改正：{detail}',
  'undo.blocked': '不能撤销：其中 {count} 条记录后来又改过。',
  'undo.nothing': '没有可以撤销的操作。',
  'redo.nothing': '没有可以恢复的操作。',
  'import.notWorkbook': '“{file}”不是能导入的表格：{detail}。可以导入 .xlsx、.xlsm、.xls、.et、.csv、.txt 文件，或装着它们的 .zip。',
  'import.passwordNeeded': '“{file}”设有打开密码，请输入密码后再读取。',
  'import.passwordWrong': '“{file}”的打开密码不对，请重新输入（区分大小写，注意是否开着中文输入法）。',
  'import.protectionUnsupported': '“{file}”的加密方式（{detail}）本程序解不开。请在 WPS 或 Excel 中打开它、取消密码后另存，再导入。',
  'import.archive': '压缩包“{file}”里有 {count} 个表格，请选择要导入哪一个：{detail}。',
  'import.damaged': '“{file}”已损坏，读不下去：{detail}。请用 WPS 或 Excel 打开并另存后再试。',
  'import.tooLarge': '“{file}”太大：{detail}。',
  'import.empty': '“{file}”里没有数据。',
  'import.noTable': '在“{file}”里没有找到可以导入的表格：{detail}',
  'import.cancelled': '导入已取消，台账没有任何改动。',
  'import.stale': '预览之后台账又有修改，请重新核对后再导入。',
  'import.unknown': '这次导入已经结束，请重新选择文件。',
  'import.unreadable': '“{file}”现在读不了（{detail}）。它可能正在别的程序里打开，请关闭后再试。',
  'export.locked': '“{file}”正在别的程序（如 WPS 或 Excel）里打开，没有覆盖它。请先关闭它，或换一个文件名。',
  'export.failed': '没有写成“{file}”：{detail}。请检查磁盘后重试，或换一个位置。',
  'export.cancelled': '已取消，没有写出文件。',
  'merge.altered': '“{file}”里的操作记录被别的程序改动过（“{label}”，{at}），不能合并。请向对方要原来的文件或备份。',
  'merge.otherOrigin':
    '“{file}”（{township}）不是本台账的副本：两个文件是分别新建的，没有共同的来历，不能合并。可以按身份证号、户编号导入：先逐条核对，再写入。',
  'county.notCounty': '现在打开的是一个乡镇的台账，不是县级汇总文件。请先用“新建县级汇总”新建一个，再汇总。',
  'merge.newer': '“{file}”由更新版本的程序保存，本程序看不懂其中的全部内容。请先把本机的程序升级到同一版本，再合并。',
  'merge.itself': '“{file}”就是现在打开的文件，不用和自己合并。',
  'merge.decided': '这里面有的已经取定了，请看过新的内容再定。',
  'merge.cancelled': '合并已取消，台账没有任何改动。',
  'backup.notLooking': '备份已经放下了，请重新打开它再看。',
  'copy.gone': '“{file}”没有复制成：U 盘或文件夹不见了（是否已拔出？）。本机的内容没有受影响，插回后再复制一次。',
  'copy.full': '“{file}”没有复制成：U 盘上的空间不够。请腾出空间，或换一个 U 盘。',
  'copy.readOnly': '“{file}”没有复制成：那里不能写入（U 盘的写保护开关，或没有权限）。',
  'copy.failed': '“{file}”没有复制成：读写 U 盘时出错（{detail}）。它可能松动或已拔出；本机的内容没有受影响，请重新插好再试。',
  'copy.differs': '“{file}”没有复制成：读回的内容与写入的不一样，这个 U 盘可能有毛病。请换一个 U 盘再复制。',
  'copy.changed': '“{file}”刚才又被改动了，没有替换它。请重新核对。',
  'copy.cancelled': '复制已取消，U 盘上原来的文件没有改动。',
  'copy.notOurs': '“{file}”不是本程序的文件（台账、备份或数据包），没有复制。',
  'copy.notContained': '“{file}”里有本机没有的内容，或者正在被使用，不能替换。请另存一份，或先合并。',
  'village.notBook': '“{file}”不是本程序发出的村级表格（或者其中的隐藏表已丢失）。如果是普通表格，请用“导入”。',
  'village.nothing': '“{file}”里没有需要改正的行。',
  'package.notPackage': '“{file}”不是数据包，没有打开。数据包的文件名以 .tzpkg 结尾，由本程序的“打包”生成。',
  'package.altered': '“{file}”的{part}被改动过或已经损坏，没有使用。请重新复制一次；还不行，请对方重新打包。',
  'package.truncated': '“{file}”不完整，后面少了一截，可能没有复制完就拔了 U 盘。请重新复制一次。',
  'package.newer': '“{file}”由更新版本的程序打包，本程序读不了。请先把本机的程序升级到同一版本。',
  'package.passwordNeeded': '“{file}”设有密码，请输入打包时设的密码。',
  'package.passwordWrong': '“{file}”的密码不对，请重新输入（区分大小写，注意是否开着中文输入法）。',
  'package.outOfOrder':
    '“{file}”是{from}的第 {number} 号包，接着前面的包做的，本机缺第 {base} 号包。请先合并第 {base} 号包，再合并这一个。',
  'package.otherComputer':
    '“{file}”（{from}）所依据的内容不在本机：当初给它的第 {base} 号包是在另一台电脑上打的，或者本机恢复过旧的备份。请先合并那台电脑的台账，再合并这一个。',
  'package.otherPlace': '“{file}”是给“{place}”的包，不是给这里（{here}）的，没有合并。',
  'package.wholeForShare': '这份台账只有{here}的内容，不能合并全部内容的文件。请让{from}给{here}打一个同样范围的包。',
  'package.changesOnly': '“{file}”里只有变动的内容，不能单独打开。请打开原来的台账，在那里合并它。',
  'package.notInShare': '这份台账只有{here}的一部分内容，“{label}”不在里面，不能在这里改。请在{from}的台账里改。',
  'package.scope': '打包的范围不对：{detail}。',
  'package.nothing': '没有打包：{detail}。',
  'package.notWritten': '没有写成“{file}”：{detail}。台账没有改动；请检查 U 盘，或换一个位置再打一次。',
  'query.syntax': '筛选条件写法不对：{detail}',
  'query.field': '没有“{field}”这一项。',
  'figure.unknown': '没有“{figure}”这个指标或报表。',
  'figure.noRecords': '“{figure}”是由别的指标算出来的，背后没有单独的名单，不能逐户比对。请比对它的分子或分项。',
  'figure.incomparable': '这两个指标数的不是同一类对象，不能逐户比对。请选都能落到户或人的指标。',
  'figure.noVillage': '“{ledger}”不分村，这个数字只有全镇的。',
  'layouts.notLayouts': '“{file}”不是表格格式文件：{detail}。',
  'layouts.unknown': '没有名为“{name}”的表格格式。',
  'template.legacy': '“{file}”是旧格式（.xls 或 .et），填写时会丢失格式。请用 WPS 或 Excel 打开，另存为 .xlsx，再选它。',
  'template.notWorkbook': '“{file}”不是 .xlsx 工作簿，不能当表样。请用 WPS 或 Excel 另存为 .xlsx，再选它。',
  'template.noTable': '在“{file}”里没有找到表头，不能填写。',
  'template.noColumns': '工作表“{sheet}”还没有指定哪一列填什么。',
  'template.otherLedger': '表样每行是“{other}”，不能用“{ledger}”来填。请从“{other}”导出。',
  'template.extension': '“{file}”填好以后要存为 {extension} 文件，否则 Excel 和 WPS 打不开。请换一个以 {extension} 结尾的文件名。',
  'template.gone': '表样已经放下了，请重新选择。',
  'report.unreadable': '“{file}”读不下去：{detail}。请用 WPS 或 Word 打开并另存为 .docx 后再试。',
  'report.kind': '“{file}”不是能核对的文件（{detail}）。可以核对 .docx、.txt、.xlsx、.xls，也可以把文字复制过来粘贴。',
  'report.oldWord':
    '“{file}”是旧格式的文档（.doc、.rtf 或 .wps），读不出来。请用 WPS 或 Word 打开，点“文件—另存为”，类型选 .docx，再核对另存的那一份。',
  'report.pdf':
    '“{file}”是 PDF，读不出里面的文字。请打开它，按 Ctrl+A 全选、Ctrl+C 复制，回到这里按 Ctrl+V 粘贴；选不中文字的是扫描件，请找生成它的原文件。',
  'report.picture': '“{file}”是图片，读不出里面的文字。请找原来的文件，或把文字录成 .docx 再核对。',
  'report.gone': '要核对的报告已经放下了，请重新选择。',
  'reportTemplate.unknown': '找不到这个报告模板，它可能已被删除。',
  'reportTemplate.notWord': '“{file}”不是 .docx 文件，没有使用。请用 WPS 或 Word 打开，另存为 .docx 后再选它。',
  'reportTemplate.tooLarge': '“{file}”太大（超过 20 MB），没有使用。请去掉其中的图片后再试。',
  'reportTemplate.problems': '模板“{name}”里有写错的地方：{detail}。请导出模板改正后再收进来。',
  'reportTemplate.wrong': '模板里有写错的地方：{detail}。请导出模板改正后再收进来。',
  'reportTemplate.notOurs': '“{file}”不是本程序出的报告，认不出里面的数字。要核对别的报告，请用“核数”。',
  'policy.notPolicy': '“{file}”不是政策参数文件：{detail}。',
  'ledger.unknown': '没有名为“{ledger}”的台账。',
  'print.layout': '没有名为“{layout}”的打印格式。',
  'print.failed': '生成 PDF 时出错：{detail}',
  'print.cancelled': '打印已取消，没有生成文件。',
  'operator.needed': '这份台账设有操作员，请先登录。',
  'operator.forbidden': '{who}的权限是“{role}”，不能做这一步。请{may}登录后来做。',
  'operator.otherVillage': '“{label}”属于{village}，不在您负责的村（{own}），没有改动。请{may}登录后来做。',
  'operator.unknown': '没有这个操作员，或者已经停用。',
  'operator.passwordWrong': '密码不对。请区分大小写，并看看是否开着大写锁定或中文输入法；{seconds} 秒后可以再试。',
  'operator.wait': '密码错了好几次，请等 {seconds} 秒再试。',
  'operator.passwordShort': '密码至少要 {count} 位。',
  'operator.nameTaken': '已经有在用的操作员叫“{name}”，请写成能分清的名字。',
  'operator.firstAdmin': '第一个操作员必须是管理员。',
  'operator.lastAdmin': '这是最后一个在用的管理员，不能停用，也不能改为别的权限。请先让另一个人当管理员。',
  'operator.noVillage': '村级操作员要指定负责的村。',
  'operator.mergeNeedsAdmin': '这份文件带来操作员的变动（{count} 处），要由管理员登录后合并。台账没有任何改动。',
  'operator.noPassword': '没有密码，锁定了谁都能打开，所以没有锁定。请先给自己设一个密码。',
  'operator.ownList': '操作员只能在“设置 → 操作员”里查看和修改。',
  'leaks.unreadable': '“{file}”检查不了：{detail}。',
  'leaks.left': '“{file}”里还有遮不住的号码（{where}），没有留下这份表。请在 WPS 或 Excel 里删去它们后再试。',
  'upgrade.gone': '“{file}”读不到了（U 盘是否已拔出？）。程序和台账都没有改动，插回后再试一次。',
  'upgrade.truncated': '“{file}”不完整，后面少了一截，可能没有复制完就拔了 U 盘。没有使用它，请重新复制一份。',
  'upgrade.altered': '“{file}”与发布清单里的校验码不一致，可能损坏或被改动过。没有使用它，请向发放的单位重新取得。',
  'upgrade.noRoom': '本机空间不够，放不下“{file}”。请腾出空间后再试。',
  'upgrade.notWritten': '没有放好“{file}”（{detail}）：那里不能写入，或者被别的程序占用。程序和台账都没有改动。',
  'upgrade.cancelled': '升级已取消，程序和台账都没有改动。',
  'upgrade.unknown': '这个新版本已经放下了，请重新检查新版本。',
  'session.locked': '窗口已锁定，请先输入密码。',
  'grant.unknown': '文件授权已失效，请重新选择文件。',
  'memory.short':
    '这台电脑的内存不够，这一步没有做完；已经保存的都在文件里。请关掉别的程序再试一次；台账很大的，请换内存更大的电脑（错误编号 {number}）。',
  'data.restarted': '数据服务刚刚重新启动，这一步没有执行，请再试一次。',
  internal: '程序内部出错，编号 {number}。修改没有丢失，请把编号告诉技术人员。',
} as const

export type FaultCode = keyof typeof sentences

/** An expected failure; details fill the sentence. */
export type Fault = Readonly<{ fault: FaultCode; detail?: string; [name: string]: string | number | undefined }>

/** A result that is either the value or a fault. */
export type Outcome<T> = T | Fault

export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && typeof (value as { fault?: unknown }).fault === 'string'
}

/** The sentence of a code as it stands above, with {names} where details go. */
export function faultPattern(code: FaultCode): string {
  return sentences[code]
}

/** The Chinese sentence of a fault, details filled in. */
export function faultText(fault: Fault): string {
  return sentences[fault.fault].replace(/\{(\w+)\}/g, (_, name: string) => String(fault[name] ?? ''))
}

/** Thrown only to leave deep code; caught at the handler's edge and answered as the fault it carries. */
export class FaultError extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(faultText(fault))
    this.name = 'FaultError'
    this.fault = fault
  }
}
