//! Vocabularies to start from.

/// The presets by name, each the text of a `rhumb.toml` that declares kinds. `okr` is the default.
pub const PRESETS: [(&str, &str); 6] = [
    ("okr", include_str!("presets/default.toml")),
    ("v2mom", include_str!("presets/v2mom.toml")),
    ("ogsm", include_str!("presets/ogsm.toml")),
    ("hoshin", include_str!("presets/hoshin.toml")),
    ("eos", include_str!("presets/eos.toml")),
    ("none", ""),
];

/// The text of a preset.
pub fn text(name: &str) -> Option<&'static str> {
    PRESETS.iter().find(|(preset, _)| *preset == name).map(|(_, text)| *text)
}
