import type { HelpTopic } from './define.ts'
import { computersTopic, dayTopic, installTopic, stickTopic } from './topics/chapters.ts'
import { exchangeTopics } from './topics/exchange.ts'
import { guideTopic } from './topics/guide.ts'
import { historyTopics } from './topics/history.ts'
import { ledgersTopics } from './topics/ledgers.ts'
import { quickTopic } from './topics/quick.ts'
import { startTopics } from './topics/start.ts'
import { upgradeTopics } from './topics/upgrade.ts'
import { workTopics } from './topics/work.ts'

/** All help, in the order of the manual. */
export const helpTopics: readonly HelpTopic[] = [
  quickTopic,
  installTopic,
  guideTopic,
  dayTopic,
  ...startTopics,
  ...ledgersTopics,
  ...workTopics,
  ...exchangeTopics,
  stickTopic,
  computersTopic,
  ...historyTopics,
  ...upgradeTopics,
]

/** The help for a screen; every screen has one. */
export function topicOf(screen: string): HelpTopic | undefined {
  return helpTopics.find((topic) => topic.screens.includes(screen))
}

/** Topics in which all of the words stand, those with them in the title first. Without words: all. */
export function findTopics(words: string): readonly HelpTopic[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const found = helpTopics.filter((topic) => wanted.every((word) => JSON.stringify(topic).toLowerCase().includes(word)))
  const inTitle = (topic: HelpTopic) => wanted.some((word) => topic.title.toLowerCase().includes(word))
  return wanted.length === 0 ? found : [...found.filter(inTitle), ...found.filter((topic) => !inTitle(topic))]
}
