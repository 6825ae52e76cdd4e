//! A user's colours: put into the stylesheet, and checked for contrast.
//!
//! The stylesheet's own first block is the one place that names the colours and
//! their values; a theme replaces some of them, for light, for dark or for both.

use std::fmt::Write;

use indexmap::IndexMap;
use thiserror::Error;

/// The stylesheet without a theme.
pub const STYLE: &str = include_str!("assets/style.css");

/// What is read on what; each pair must have a contrast of at least `AA`.
const PAIRS: [(&str, &str); 9] = [
    ("ink", "paper"),
    ("soft", "paper"),
    ("line", "paper"),
    ("good", "paper"),
    ("warn", "paper"),
    ("bad", "paper"),
    ("ink", "wash"),
    ("soft", "wash"),
    ("line", "wash"),
];
/// The shares of a colour that lie over paper beneath ink: cells of a matrix at their darkest, bands of what
/// flows nowhere.
const TINTS: [(&str, f64); 2] = [("line", 0.40), ("bad", 0.26)];
/// The least contrast of text that WCAG 2.2 allows at level AA.
const AA: f64 = 4.5;

/// What is wrong with a theme.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Problem {
    /// A name that the stylesheet does not have.
    #[error("the theme has no colour `{name}`: there are {}", names.join(", "))]
    UnknownName {
        /// The name.
        name: String,
        /// The names that there are.
        names: Vec<&'static str>,
    },
    /// Something that is no colour.
    #[error("`{value}` of `{name}` is no colour such as `#0f4c81`")]
    NotAColour {
        /// The colour's name.
        name: String,
        /// What stands there.
        value: String,
    },
    /// Two colours that are too alike to read one on the other.
    #[error(
        "`{front}` on {back} has a contrast of {ratio:.1} in the {scheme} theme: 4.5 is the least to be legible"
    )]
    Contrast {
        /// The colour of the text.
        front: &'static str,
        /// What it stands on, in words.
        back: String,
        /// `light` or `dark`.
        scheme: &'static str,
        /// The contrast, from 1 to 21.
        ratio: f64,
    },
}

/// The site's stylesheet with the colours of `light` and `dark` (name to value),
/// and what is wrong with them; what is no colour is left out.
pub fn stylesheet(
    light: &IndexMap<String, String>,
    dark: &IndexMap<String, String>,
) -> (String, Vec<Problem>) {
    let mut palette = defaults();
    let mut problems = replace(&mut palette, light, |pair, colour| pair.light = colour);
    problems.extend(replace(&mut palette, dark, |pair, colour| pair.dark = colour));
    problems.extend(contrasts(&palette));
    let mut style = STYLE.to_owned();
    let changed = palette.iter().filter(|(name, _)| light.contains_key(**name) || dark.contains_key(**name));
    let lines: String = changed.fold(String::new(), |mut lines, (name, Pair { light, dark })| {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "  --{name}: light-dark({}, {});", light.hex(), dark.hex());
        lines
    });
    if !lines.is_empty() {
        style += &format!("\n/* The theme of `rhumb.toml` */\n:root {{\n{lines}}}\n");
    }
    (style, problems)
}

/// One colour of the palette in both schemes.
#[derive(Debug, Clone, Copy)]
struct Pair {
    light: Colour,
    dark: Colour,
}

type Palette = IndexMap<&'static str, Pair>;

/// The colours of the stylesheet's first block, `--name: light-dark(#…, #…);` each.
fn defaults() -> Palette {
    let pair = |line: &'static str| {
        let (name, values) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = values.strip_suffix(");")?.split_once(", ")?;
        Some((name, Pair { light: Colour::parse(light)?, dark: Colour::parse(dark)? }))
    };
    STYLE.lines().filter_map(pair).collect()
}

fn replace(
    palette: &mut Palette,
    colours: &IndexMap<String, String>,
    set: impl Fn(&mut Pair, Colour),
) -> Vec<Problem> {
    let names: Vec<&'static str> = palette.keys().copied().collect();
    let mut problems = Vec::new();
    for (name, value) in colours {
        match (palette.get_mut(name.as_str()), Colour::parse(value)) {
            (None, _) => problems.push(Problem::UnknownName { name: name.clone(), names: names.clone() }),
            (_, None) => problems.push(Problem::NotAColour { name: name.clone(), value: value.clone() }),
            (Some(pair), Some(colour)) => set(pair, colour),
        }
    }
    problems
}

fn contrasts(palette: &Palette) -> Vec<Problem> {
    let plain = PAIRS.into_iter().filter_map(|(front, back)| {
        Some((front, format!("`{back}`"), *palette.get(front)?, *palette.get(back)?))
    });
    let tinted = TINTS.into_iter().filter_map(|(tint, share)| {
        let (ink, paper, tint_of) = (*palette.get("ink")?, *palette.get("paper")?, *palette.get(tint)?);
        let ground = Pair {
            light: tint_of.light.over(paper.light, share),
            dark: tint_of.dark.over(paper.dark, share),
        };
        Some(("ink", format!("`paper` tinted with `{tint}`"), ink, ground))
    });
    let schemes =
        |(front, back, text, ground): (&'static str, String, Pair, Pair)| {
            let ratios =
                [("light", text.light.contrast(ground.light)), ("dark", text.dark.contrast(ground.dark))];
            ratios
                .into_iter()
                .filter(|(_, ratio)| *ratio < AA)
                .map(move |(scheme, ratio)| Problem::Contrast { front, back: back.clone(), scheme, ratio })
        };
    plain.chain(tinted).flat_map(schemes).collect()
}

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Colour([u8; 3]);

impl Colour {
    /// `#rgb` or `#rrggbb`: whatever else CSS allows could bring more than a colour along.
    fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let nibbles: Vec<u8> =
            digits.chars().map(|c| c.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
        match nibbles[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Self([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    fn hex(self) -> String {
        let Self([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// A share of this colour over `ground`.
    fn over(self, ground: Self, share: f64) -> Self {
        let mix = |at: usize| share * f64::from(self.0[at]) + (1.0 - share) * f64::from(ground.0[at]);
        Self([0, 1, 2].map(|at| mix(at).round() as u8))
    }

    /// The relative luminance of WCAG 2.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast of WCAG 2, from 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(pairs: &[(&str, &str)]) -> IndexMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn our_own_colours_are_legible() {
        assert_eq!(defaults().len(), 9);
        assert_eq!(stylesheet(&colours(&[]), &colours(&[])), (STYLE.to_owned(), vec![]));
    }

    #[test]
    fn a_theme_replaces_what_it_names() {
        let (style, problems) = stylesheet(&colours(&[("line", "#060")]), &colours(&[("bad", "#ffaabb")]));
        let theme = style.strip_prefix(STYLE).unwrap_or_default();
        assert_eq!(
            theme,
            "\n/* The theme of `rhumb.toml` */\n:root {\n  --line: light-dark(#006600, #8cc0ea);\n  \
             --bad: light-dark(#a81c4b, #ffaabb);\n}\n"
        );
        assert_eq!(problems, []);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let light = colours(&[("ink", "#888"), ("lime", "#0f0"), ("bad", "red}body{display:none")]);
        let (style, problems) = stylesheet(&light, &colours(&[]));
        assert!(!style.contains("red}"));
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "the theme has no colour `lime`: there are paper, wash, ink, soft, rule, line, good, warn, bad",
                "`red}body{display:none` of `bad` is no colour such as `#0f4c81`",
                "`ink` on `paper` has a contrast of 3.4 in the light theme: 4.5 is the least to be legible",
                "`ink` on `wash` has a contrast of 3.1 in the light theme: 4.5 is the least to be legible",
                "`ink` on `paper` tinted with `line` has a contrast of 1.7 in the light theme: 4.5 is the least to be legible",
                "`ink` on `paper` tinted with `bad` has a contrast of 2.2 in the light theme: 4.5 is the least to be legible",
            ]
        );
    }

    #[test]
    fn black_on_white_is_the_most() {
        let ratio = Colour::parse("#000").zip(Colour::parse("#ffffff")).map(|(a, b)| a.contrast(b));
        assert_eq!(ratio, Some(21.0));
        assert_eq!(Colour::parse("#12345"), None);
        assert_eq!(Colour::parse("#ü23"), None);
    }
}
