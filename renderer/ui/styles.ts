// Before every part that brings rules of its own: of two rules of equal weight the later one holds, and that shall be ours.
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './palette.css'
import './base.css'
