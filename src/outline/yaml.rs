//! Front matter, written.

use std::fmt;

/// A field's value.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing yet: somebody is to fill it in.
    Open,
    /// A text.
    Text(String),
    /// Texts.
    List(Vec<String>),
    /// YAML as it is, written by ourselves.
    Written(String),
}

impl Value {
    /// YAML as it is.
    pub fn written(yaml: &str) -> Self {
        Self::Written(yaml.to_owned())
    }

    /// A single text as itself, several as a list.
    pub fn one_or_list(texts: &[String]) -> Self {
        match texts {
            [one] => Self::Text(one.clone()),
            several => Self::List(several.to_vec()),
        }
    }
}

/// Fields in order, with the lines around them.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter(Vec<(String, Value)>);

impl FrontMatter {
    /// Adds a field.
    pub fn add(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }
}

impl fmt::Display for FrontMatter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "---")?;
        for (name, value) in &self.0 {
            let name = scalar(name);
            match value {
                Value::Open => writeln!(f, "{name}:")?,
                Value::Text(text) => writeln!(f, "{name}: {}", scalar(text))?,
                Value::List(texts) => {
                    let items: Vec<String> = texts.iter().map(|text| scalar(text)).collect();
                    writeln!(f, "{name}: [{}]", items.join(", "))?;
                }
                Value::Written(yaml) => writeln!(f, "{name}: {yaml}")?,
            }
        }
        writeln!(f, "---")
    }
}

/// A text as a YAML scalar: plain where that is read back as the same text, else quoted.
fn scalar(text: &str) -> String {
    let words = |c: char| c.is_alphanumeric() || " -_.'/()".contains(c);
    let plain = text.starts_with(char::is_alphanumeric)
        && !text.ends_with(' ')
        && text.chars().all(words)
        && !matches!(text.to_lowercase().as_str(), "null" | "true" | "false");
    // JSON's strings are YAML's double-quoted ones.
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in
            ["Leak sensors", "a: b # c", "\"quoted\"\n- x", "null", "[x", "Größe (1/2)", "it's", " a "]
        {
            let mut front = FrontMatter::default();
            front.add("title", Value::Text(text.to_owned()));
            front.add("tags", Value::List(vec![text.to_owned()]));
            let written = front.to_string();
            let yaml = written.trim_start_matches("---\n").trim_end_matches("---\n");
            let tree = crate::tree::parse_yaml(yaml).unwrap();
            assert_eq!(tree.get("title").unwrap().as_text(), Some(text), "{written}");
            assert_eq!(tree.get("tags").unwrap().items()[0].as_text(), Some(text), "{written}");
        }
    }
}
