/**
 * Dates of the chain in words: EDTF level 0, as fine as the page tells and no finer.
 *
 * A day is the day that the page states, whatever the reader's time zone; times of day are not shown.
 */
import { text } from "./text.js";

/** @typedef {{ year: number, month: number | null, day: number | null }} Day */

const DAY = 24 * 60 * 60 * 1000;

/**
 * @param {string | null} date
 * @returns {Day | null} null where it is no date
 */
function parse(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|$)/.exec(date ?? "") ?? [];
  if (!year) return null;
  return { year: Number(year), month: month ? Number(month) : null, day: day ? Number(day) : null };
}

/**
 * @param {string | null} date
 * @returns {string | null} for instance "26 July 2016", "July 2016", "2016"
 */
export function inWords(date) {
  const day = parse(date);
  if (!day) return null;
  const format = new Intl.DateTimeFormat(text.locale, {
    timeZone: "UTC",
    year: "numeric",
    month: day.month ? "long" : undefined,
    day: day.day ? "numeric" : undefined,
  });
  return format.format(utc(day));
}

/**
 * The time between two dates, as fine as both tell.
 *
 * @param {string | null} from
 * @param {string | null} to
 * @returns {string | null} null where it cannot be told
 */
export function between(from, to) {
  const [first, second] = [parse(from), parse(to)];
  if (!first || !second) return null;
  if (first.day && second.day) return text.daysLater(Math.round((utc(second) - utc(first)) / DAY));
  const years = second.year - first.year;
  return years === 0 ? null : text.yearsLater(years);
}

/**
 * @param {Date} now
 * @returns {string} the reader's own day, as YYYY-MM-DD
 */
export function today(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * @param {Day} day
 * @returns {number} milliseconds; a missing month or day counts as the first
 */
function utc({ year, month, day }) {
  const moment = new Date(0);
  moment.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  return moment.getTime();
}
