//! What history adds to a site, read from the repository.

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::cli::drift::{Sides, sides};
use crate::cli::{Failure, Session};
use crate::drift::compare;
use crate::history::Story;
use crate::project::Project;
use crate::report::history;
use crate::site::{Leg, Past};

/// The newest releases get a page each; a site of a long history would else grow without end.
const MOST: usize = 12;

/// The releases up to what is built, oldest first, each with its commit's id.
pub fn releases(project: &Project, analysis: &Analysis) -> Result<Vec<(String, String)>, Failure> {
    let Some(repository) = project.repository() else { return Ok(Vec::new()) };
    let head = match &analysis.version.commit {
        Some(commit) => Some(commit.clone()),
        None => repository.head()?,
    };
    let Some(head) = head else { return Ok(Vec::new()) };
    let releases = repository.releases(&head, |tag| analysis.version.settings.is_release(tag))?;
    Ok(releases.into_iter().map(|release| (release.tag, release.commit.id.to_string())).collect())
}

/// The drift from release to release and from the newest one to what is built, and the readings over
/// time.
pub fn past(
    session: &Session,
    project: &mut Project,
    analysis: &Analysis,
    story: Story,
    releases: &[(String, String)],
) -> Result<Past, Failure> {
    let left_out = releases.len().saturating_sub(MOST);
    let shown = &releases[left_out..];
    let mut legs = Vec::new();
    for pair in shown.windows(2) {
        if let [(base, _), (head, _)] = pair {
            legs.push(leg(
                session,
                project,
                &format!("refs/tags/{base}..refs/tags/{head}"),
                None,
                (base, head),
            )?);
        }
    }
    if let Some((newest, _)) = shown.last() {
        let built = analysis.version.commit.as_ref().map(|commit| commit.id.to_string());
        let range = match &built {
            Some(id) => format!("refs/tags/{newest}..{id}"),
            None => format!("refs/tags/{newest}"),
        };
        legs.push(leg(session, project, &range, Some(analysis.date()), (newest, ""))?);
    }
    let json = Some(history::json(&analysis.version.settings.name, &story.points));
    Ok(Past { story, legs, left_out, json })
}

/// The way over `range`; `names` are those of its ends, the last one blank for what is built.
fn leg(
    session: &Session,
    project: &mut Project,
    range: &str,
    as_of: Option<Date>,
    names: (&str, &str),
) -> Result<Leg, Failure> {
    let Sides { mut older, mut newer, parts } = sides(session, project, Some(range), as_of)?;
    names.0.clone_into(&mut older.name);
    names.1.clone_into(&mut newer.name);
    let drift = compare(&older, &newer, &parts);
    Ok(Leg::new(drift, &older.analysis, &newer.analysis, names.1.is_empty()))
}
