import { checkFile } from './checkCommand.ts'
import type { Command } from './command.ts'
import { collectCounty } from './countyCommand.ts'
import { dumpFile, exportRows, listRows, showSchema } from './contentCommands.ts'
import { backupFile, createFile, createSample, restoreFile, verifyFile } from './fileCommands.ts'
import { showHistory, undoChangeSet } from './historyCommands.ts'
import { importWorkbooks, inspectFile } from './importCommands.ts'
import { matchList } from './matchCommand.ts'
import { mergeCopies } from './mergeCommand.ts'
import { reconcileReport } from './reconcileCommand.ts'
import { packFile, unpackFile } from './packageCommands.ts'
import { makeReport } from './reportCommand.ts'
import { showStats } from './statsCommand.ts'
import { villageBook } from './villageBookCommand.ts'
import { printLedger } from './printCommand.ts'

export const commands: Readonly<Record<string, Command | undefined>> = {
  new: command('new FILE --township NAME', '新建空台账', words(1), createFile),
  sample: command(
    'sample FILE [--households N] [--persons N] [--seed N] [--villages N] [--defects N]',
    '生成练习库',
    words(1),
    createSample,
  ),
  schema: command('schema', '输出台账定义', words(0), showSchema),
  inspect: command('inspect WORKBOOK [--password-env NAME] [--entry NAME]', '查看导入时识别到的表格', words(1), inspectFile),
  import: command(
    'import FILE WORKBOOK… [--ledger ID] [--layout NAME] [--dry-run] [--on-problem stop|skip] [--password-env NAME] [--entry NAME]',
    '导入工作簿（.xlsx、.xls、.et、.csv、.txt，或装着它们的 .zip），或另行新建的台账 .tzdb（按证件号、户编号）',
    (line) => line.words.length >= 2,
    importWorkbooks,
  ),
  export: command(
    'export FILE OUT.xlsx --ledger ID [--filter EXPR] [--fields a,b] [--mask] [--template T.xlsx [--sheet 名] [--map 列头=字段]… [--per-village] [--replace]]',
    '导出为工作簿，或按县里的表样填写',
    words(2),
    exportRows,
  ),
  rows: command('rows FILE --ledger ID [--filter EXPR] [--as-of DATE] [--limit N]', '输出记录', words(1), listRows),
  check: command('check FILE [--rule ID…]', '按规则检查全部记录', words(1), checkFile),
  stats: command('stats FILE [--as-of DATE] [--from DATE] [--measure ID…]', '指标与统计表', words(1), showStats),
  match: command('match FILE WORKBOOK [--by idCard|name]', '比对外来名单，不写入', words(2), matchList),
  reconcile: command(
    'reconcile [FILE] REPORT [--as-of DATE] [--out OUT.docx]',
    '核对报告（.docx、.txt、.xlsx）里的数字；给出台账时再与台账比',
    (line) => line.words.length === 1 || line.words.length === 2,
    reconcileReport,
  ),
  history: command('history FILE [--limit N] [--record LEDGER/ID]', '操作记录', words(1), showHistory),
  undo: command('undo FILE CHANGESET', '撤销一步', words(2), undoChangeSet),
  pack: command(
    'pack FILE OUT.tzpkg [--place NAME] [--changes [--since N]] [--village NAME…] [--ledgers a,b] [--without ledger.field,…] [--note 说明] [--password-env NAME]',
    '打包：全部、变动（--changes）或一部分，可以设密码',
    words(2),
    packFile,
  ),
  unpack: command('unpack PKG [--to OUT.tzdb] [--password-env NAME]', '查看数据包，或另存为新的台账', words(1), unpackFile),
  merge: command(
    'merge FILE OTHER… [--dry-run] [--resolve FILE.json] [--password-env NAME]',
    '合并同一台账的副本或数据包',
    (line) => line.words.length >= 2,
    mergeCopies,
  ),
  villagebook: command(
    'villagebook out|in FILE BOOK.xlsx [--village NAME…] [--ledgers a,b] [--mask] [--person NAME] [--dry-run]',
    '写出给村里填的表格（out），或收回填好的（in）',
    (line) => line.words.length === 3 && ['out', 'in'].includes(line.words[0]!),
    villageBook,
  ),
  county: command(
    'county FILE [--new NAME] [PACKAGE_OR_DB…] [--out REPORT.xlsx] [--password-env NAME]',
    '县级汇总：新建汇总文件，把各乡镇的数据包或台账汇总进来，分乡镇报告',
    (line) => line.words.length >= 1,
    collectCounty,
  ),
  backup: command('backup FILE [--to DIR]', '备份并验证', words(1), backupFile),
  restore: command('restore BACKUP OUT', '把备份恢复为新文件', words(2), restoreFile),
  verify: command('verify FILE', '检查文件', words(1), verifyFile),
  dump: command('dump FILE', '逐条输出内容，便于比较两个文件', words(1), dumpFile),
  print: command(
    'print FILE OUT.pdf --layout ID [--ledger ID] [--filter EXPR] [--paper A3|A4|A5|B5] [--mask] [--edition public|internal|holder] [--ask 项=答]… [--blank] [--as-of DATE]（或 print FILE --list）',
    '把名册、表格或表单打印为 PDF；--list 列出全部格式和打印前要问的项',
    (line) => line.words.length === 2 || (line.words.length === 1 && line.options['list'] === true),
    printLedger,
  ),
  report: command(
    'report FILE OUT.docx --template ID [--as-of DATE] [--against DATE]（或 report FILE --list）',
    '按模板出文字汇报（Word），数字取自台账；--list 列出全部模板',
    (line) => line.words.length === 2 || (line.words.length === 1 && line.options['list'] === true),
    makeReport,
  ),
}

function command(form: string, does: string, accepts: Command['accepts'], run: Command['run']): Command {
  return { form, does, accepts, run }
}

function words(count: number): Command['accepts'] {
  return (line) => line.words.length === count
}

export function usage(): string {
  const lines = Object.values(commands).map((entry) => `  ${entry!.form}\n      ${entry!.does}`)
  const passwords = '打开加密的台账：--password-env NAME，NAME 是存着密码的环境变量（命令另有一个密码时用 --file-password-env NAME）。'
  const operators = '台账设有操作员：--operator 姓名 --operator-password-env NAME。'
  return ['用法：npm run --silent cli -- <命令> … [--json]', ...lines, passwords, operators].join('\n')
}
