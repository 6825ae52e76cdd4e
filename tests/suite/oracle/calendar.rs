//! Cadences by hand.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Oracle;
use crate::sketch::Sheet;

impl Oracle<'_> {
    /// How often a check-in about `sheet` is due, in months and days.
    fn rhythm(&self, sheet: &Sheet) -> (i32, i32) {
        match sheet.cadence.or(self.rules.cadence) {
            Some("14 days") => (0, 14),
            Some("6 weeks") => (0, 42),
            Some("1 month") => (1, 0),
            Some("quarter") => (3, 0),
            Some(other) => panic!("{other}"),
            None => (0, 30),
        }
    }

    /// The day one cadence before this one.
    pub fn a_cadence_ago(&self, sheet: &Sheet) -> Date {
        let (months, days) = self.rhythm(sheet);
        plus_months(self.day, -months).saturating_sub(days.days())
    }

    /// The day one cadence after `date`.
    pub fn a_cadence_after(&self, date: Date, sheet: &Sheet) -> Date {
        let (months, days) = self.rhythm(sheet);
        plus_months(date, months).saturating_add(days.days())
    }
}

/// The same day `months` later, or the last of that month.
fn plus_months(date: Date, months: i32) -> Date {
    let count = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let (year, month) = (count.div_euclid(12) as i16, count.rem_euclid(12) as i8 + 1);
    let last = Date::new(year, month, 1).unwrap().days_in_month();
    Date::new(year, month, date.day().min(last)).unwrap()
}
