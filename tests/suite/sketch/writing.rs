//! Sketches as the text of files.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Rules, Sheet};

impl Sheet {
    /// Its file.
    pub fn path(&self) -> String {
        match self.form.place {
            0 => format!("{}s/{}.md", self.kind, self.id),
            1 => format!("notes/{}.md", self.id),
            _ => format!("{}s/about-{}.md", self.kind, self.id),
        }
    }

    /// Its text.
    pub fn text(&self) -> String {
        let mut fields = self.fields();
        if self.form.reversed {
            fields.reverse();
        }
        let (fence, sign) = if self.form.toml { ("+++", " =") } else { ("---", ":") };
        let line = |(name, value): &(&str, Value)| format!("{name}{sign} {}\n", self.written(value));
        let fields: String = fields.iter().map(line).collect();
        let heading = if self.form.heading { format!("# {}\n\n", self.title) } else { String::new() };
        let blank = if self.form.wrapped { "\n" } else { " " };
        let statement = self.statement.replace(' ', blank);
        format!("{fence}\n{fields}{fence}\n{heading}{statement}\n")
    }

    fn written(&self, value: &Value) -> String {
        if self.form.toml { toml(value) } else { value.to_string() }
    }

    fn fields(&self) -> Vec<(&'static str, Value)> {
        let mut fields = self.identity();
        fields.extend(self.numbers());
        fields.extend(self.links());
        fields.retain(|(_, value)| !matches!(value, Value::Null));
        fields
    }

    fn identity(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("kind", if self.form.place == 1 { json!(self.kind) } else { Value::Null }),
            ("id", if self.form.place == 2 { json!(self.id) } else { Value::Null }),
            ("title", if self.form.heading { Value::Null } else { json!(self.title) }),
            ("status", json!(self.status)),
            ("start", date(self.start)),
            ("due", date(self.due)),
            ("reviewed", date(self.reviewed)),
            ("date", date(self.date)),
            ("cadence", json!(self.cadence)),
            ("stance", if self.explores { json!("explore") } else { Value::Null }),
            ("contributes", json!(self.contributes)),
            ("unit", json!(self.unit)),
            ("answer", json!(self.answer)),
        ]
    }

    fn numbers(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("weight", json!(self.weight)),
            ("baseline", json!(self.baseline)),
            ("target", json!(self.target)),
            ("resources", map(self.resources.iter().map(|(sort, amounts)| (*sort, held(amounts))))),
            ("capacity", map(self.capacity.iter().map(|(sort, amount)| (*sort, json!(amount))))),
            ("pulse", map(self.alignment.iter().map(|alignment| ("alignment", json!(alignment))))),
        ]
    }

    fn links(&self) -> Vec<(&'static str, Value)> {
        let shared = self.supports.iter().any(|(_, share)| share.is_some());
        let supports = match shared {
            true => map(self.supports.iter().map(|(id, share)| (id.as_str(), json!(share)))),
            false => list(self.supports.iter().map(|(id, _)| json!(id))),
        };
        let over = |(over, under): &(&str, &str)| match self.form.wrapped {
            true => json!(format!("{} even over {under}", over.to_uppercase())),
            false => json!(format!("{over} over {under}")),
        };
        vec![
            ("supports", supports),
            ("owner", list(self.owner.iter().map(|owner| json!(owner)))),
            ("about", list(self.about.iter().map(|about| json!(about)))),
            ("by", json!(self.by)),
            ("priorities", list(self.priorities.iter().map(|objective| json!(objective)))),
            ("favors", list(self.favors.iter().map(over))),
            ("rewards", list(self.rewards.iter().map(over))),
        ]
    }
}

fn date(date: Option<Date>) -> Value {
    json!(date.map(|date| date.to_string()))
}

/// An amount, or amounts by provider.
fn held(amounts: &[(Option<String>, f64)]) -> Value {
    match amounts {
        [(None, amount)] => json!(amount),
        _ => amounts.iter().map(|(who, amount)| (who.clone().unwrap_or_default(), json!(amount))).collect(),
    }
}

fn map<'k>(entries: impl Iterator<Item = (&'k str, Value)>) -> Value {
    let map: Map<String, Value> = entries.map(|(key, value)| (key.to_owned(), value)).collect();
    if map.is_empty() { Value::Null } else { Value::Object(map) }
}

fn list(items: impl Iterator<Item = Value>) -> Value {
    let items: Vec<Value> = items.collect();
    if items.is_empty() { Value::Null } else { Value::Array(items) }
}

fn toml(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Object(map) => {
            format!("{{ {} }}", joined(map.iter().map(|(k, v)| format!("{k:?} = {}", toml(v))).collect()))
        }
        Value::Array(items) => format!("[{}]", joined(items.iter().map(toml).collect())),
        plain => plain.to_string(),
    }
}

impl Rules {
    /// The text of `rhumb.toml`.
    pub fn text(&self) -> String {
        let mut text = String::from("[strategy]\nname = \"Sketch\"\n");
        if let Some(cadence) = self.cadence {
            text += &format!("[check-ins]\ncadence = \"{cadence}\"\n");
        }
        text += "[terms]\n";
        self.terms.iter().for_each(|(narrow, broad)| text += &format!("{narrow} = \"{broad}\"\n"));
        text += "[measures]\n";
        self.weights.iter().for_each(|(measure, weight)| text += &format!("{measure} = {weight:?}\n"));
        self.resources.iter().for_each(|sort| text += &format!("[resources.{sort}]\n"));
        text
    }
}
