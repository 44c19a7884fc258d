import type { FormDefinition } from '../define.ts'
import { benefitNotices } from './benefitNotices.ts'
import { monitoringNotices } from './monitoringNotices.ts'
import { projectNotices } from './projectNotices.ts'
import { shareNotices } from './shareNotices.ts'

/** 公示 and 公告, the village's first. */
export const noticesForms: readonly FormDefinition[] = [...monitoringNotices, ...benefitNotices, ...shareNotices, ...projectNotices]
