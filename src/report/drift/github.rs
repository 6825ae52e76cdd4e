//! Annotations on the lines of a pull request: workflow commands, one an event.

use super::words::{follows, said_beside};
use crate::diagnostic::Level;
use crate::drift::{Drift, Event};
use crate::report::workflow_command;

/// The events that nobody accepted as workflow commands of GitHub Actions, which Forgejo and Gitea
/// read as well. `prefix` is where the strategy stands below the repository's top, `""` there.
pub fn github(drift: &Drift, prefix: &str) -> String {
    let open = drift.events.iter().filter(|event| event.accepted.is_none());
    open.map(|event| command(drift, event, prefix)).collect()
}

fn command(drift: &Drift, event: &Event, prefix: &str) -> String {
    let name = match event.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let path = match prefix {
        "" => event.path.to_string(),
        prefix => format!("{prefix}/{}", event.path),
    };
    let properties = [("file", path), ("line", event.line.to_string()), ("title", event.kind.id.to_owned())];
    workflow_command(name, &properties, &message(drift, event))
}

/// The sentence, what lies beside it, and a line for each consequence.
fn message(drift: &Drift, event: &Event) -> String {
    let mut lines = vec![event.message.clone()];
    lines.extend(said_beside(drift, event));
    lines.extend(follows(event).into_iter().map(|follows| format!("- {}", follows.message)));
    lines.join("\n")
}
