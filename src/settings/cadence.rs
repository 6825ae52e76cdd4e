//! How often something is due.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// A stretch of calendar time: months and days, both not negative, one of them positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cadence {
    months: i32,
    days: i32,
}

impl Cadence {
    /// `days` days.
    pub const fn days(days: i32) -> Self {
        Self { months: 0, days }
    }

    /// Reads `30 days`, `2 weeks`, `1 month`, `quarter` and the like; a bare number is days.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, unit) = text.split_at(split);
        let count: i32 =
            if digits.is_empty() { 1 } else { digits.parse().ok().filter(|n| (1..=10_000).contains(n))? };
        let (months, days) = match unit.trim() {
            "" if !digits.is_empty() => (0, 1),
            "d" | "day" | "days" | "daily" => (0, 1),
            "w" | "week" | "weeks" | "weekly" => (0, 7),
            "month" | "months" | "monthly" => (1, 0),
            "quarter" | "quarters" | "quarterly" => (3, 0),
            "y" | "year" | "years" | "yearly" => (12, 0),
            _ => return None,
        };
        Some(Self { months: months * count, days: days * count })
    }

    /// In a sentence: `every month`, `every 30 days`.
    pub fn every(self) -> String {
        match self.to_string() {
            cadence if cadence.starts_with("1 ") => cadence.replacen('1', "every", 1),
            cadence => format!("every {cadence}"),
        }
    }

    /// The day that lies one cadence before `date`; the last of a shorter month where the day is
    /// missing there.
    pub fn before(self, date: Date) -> Date {
        date.saturating_sub(self.months.months()).saturating_sub(self.days.days())
    }

    /// The day that lies one cadence after `date`, by the same rule.
    pub fn after(self, date: Date) -> Date {
        date.saturating_add(self.months.months()).saturating_add(self.days.days())
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = if self.months > 0 { (self.months, "month") } else { (self.days, "day") };
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_where_the_month_ends() {
        let month = Cadence::parse("1 month").unwrap();
        assert_eq!(month.before(Date::constant(2024, 3, 31)), Date::constant(2024, 2, 29));
        assert_eq!(month.after(Date::constant(2025, 1, 31)), Date::constant(2025, 2, 28));
    }

    #[test]
    fn cadences_are_read_in_words() {
        assert_eq!(Cadence::parse("2 Weeks"), Some(Cadence::days(14)));
        assert_eq!(Cadence::parse("14"), Some(Cadence::days(14)));
        assert_eq!(Cadence::parse("quarterly").unwrap().every(), "every 3 months");
        assert_eq!(Cadence::parse("monthly").unwrap().every(), "every month");
        for not in ["", "0 days", "often", "10001 days", "-3 days", "99999999999 days"] {
            assert_eq!(Cadence::parse(not), None, "{not}");
        }
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        assert_eq!(Cadence::parse("10000 years").unwrap().after(Date::MAX), Date::MAX);
    }
}
