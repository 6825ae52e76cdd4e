//! What one file means, a line for each thing that it says, so that Git compares meaning and not lines.

use crate::document::Document;
use crate::text::{fold_blanks, visible};
use crate::tree::{Node, Value};

/// The title, the fields by name, then the statement, a sentence a line. A file without fields, or
/// whose front matter cannot be read, stays as it is: no change of it is hidden.
pub fn text(document: &Document) -> String {
    if document.metadata.is_empty() {
        return document.source.text().lines().map(line).collect();
    }
    let mut fields: Vec<_> = document.metadata.iter().filter(|entry| entry.key.value != "title").collect();
    fields.sort_by(|a, b| a.key.value.cmp(&b.key.value));
    let mut lines = vec![format!("title: {}", document.title.value)];
    for entry in fields {
        spell(&mut lines, entry.key.value.clone(), &entry.value);
    }
    lines.push(String::new());
    lines.extend(sentences(&document.statement.value));
    lines.iter().map(|text| line(text)).collect()
}

fn line(text: &str) -> String {
    visible(text).into_owned() + "\n"
}

/// A line for each value in `node`. Depth is bounded by `tree::MAX_DEPTH`.
fn spell(lines: &mut Vec<String>, name: String, node: &Node) {
    match &node.value {
        Value::Null => lines.push(name + ":"),
        Value::Scalar(scalar) => lines.push(format!("{name}: {}", fold_blanks(&scalar.text))),
        Value::List(items) => items.iter().for_each(|item| spell(lines, name.clone(), item)),
        Value::Map(entries) => {
            entries.iter().for_each(|(key, value)| spell(lines, format!("{name}.{}", key.value), value));
        }
    }
}

/// A sentence ends where a blank follows its mark.
fn sentences(statement: &str) -> impl Iterator<Item = String> {
    let mut rest = statement;
    std::iter::from_fn(move || {
        let marks = [". ", "! ", "? "].into_iter();
        let end = marks.filter_map(|mark| rest.find(mark)).min().map_or(rest.len(), |mark| mark + 1);
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start();
        (!sentence.is_empty()).then(|| sentence.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::DocPath;

    fn meaning(file: &str) -> String {
        let path = DocPath::new("reliable.md").unwrap();
        text(&Document::parse(&path, file.as_bytes(), &Settings::read(&path, "").0))
    }

    #[test]
    fn fields_stand_in_one_order_and_the_statement_a_sentence_a_line() {
        let file = "---\nweight: 60\nsupports: {vision: 2,  thrift: 1}\nfavors: [a over b, c over d]\n---\n\
                    # The most *reliable* network\n\nIt is there. Is it\nsafe? Yes.\n\nMore prose.\n";
        let said = "title: The most reliable network\nfavors: a over b\nfavors: c over d\n\
                    supports.vision: 2\nsupports.thrift: 1\nweight: 60\n\nIt is there.\nIs it safe?\nYes.\n";
        assert_eq!(meaning(file), said);
    }

    #[test]
    fn what_has_no_fields_stays_as_it_is() {
        for file in ["# Notes\n\nMore\nprose.\n", "---\nweight: [\n---\nProse.\n"] {
            assert_eq!(meaning(file), file);
        }
    }
}
