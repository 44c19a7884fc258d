'use strict'
// Loaded before a script (`node -r`): leaves what the process used where ENDURANCE_USAGE says.
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const usage = { cpu: (user + system) / 1e6, peak: (process.resourceUsage().maxRSS * 1024) / 1e6 }
  writeFileSync(process.env.ENDURANCE_USAGE, JSON.stringify(usage))
})
