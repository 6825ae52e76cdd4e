//! What history adds to a site, read from the repository.

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::cli::drift::{Days, Sides, sides};
use crate::cli::{Failure, Session};
use crate::drift::compare;
use crate::history::Story;
use crate::project::Project;
use crate::report::history;
use crate::repository::Commit;
use crate::site::{Leg, LegEnd, Past};

/// The newest releases get a page each; a site of a long history would else grow without end.
const MOST: usize = 12;

/// The commit that is built, or that the work tree stands on.
pub fn newest(project: &Project, analysis: &Analysis) -> Result<Option<Commit>, Failure> {
    match (&analysis.version.commit, project.repository()) {
        (Some(commit), _) => Ok(Some(commit.clone())),
        (None, Some(repository)) => Ok(repository.head()?),
        (None, None) => Ok(None),
    }
}

/// The releases up to what is built, oldest first, each with its commit's id.
pub fn releases(project: &Project, analysis: &Analysis) -> Result<Vec<(String, String)>, Failure> {
    let Some(repository) = project.repository() else { return Ok(Vec::new()) };
    let Some(head) = newest(project, analysis)? else { return Ok(Vec::new()) };
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
                LegEnd::Release,
            )?);
        }
    }
    if let Some((newest, _)) = shown.last() {
        let range = up_to_built(&format!("refs/tags/{newest}"), analysis);
        legs.push(leg(session, project, &range, Some(analysis.date()), (newest, ""), LegEnd::Now)?);
    }
    let json = Some(history::json(&analysis.version.settings.name, &story.points));
    Ok(Past { story, legs, preview: None, left_out, json })
}

/// What a preview changes: the way from `base`, which is published, to what is built.
pub fn preview(
    session: &Session,
    project: &mut Project,
    analysis: &Analysis,
    base: &str,
) -> Result<Leg, Failure> {
    let range = up_to_built(base, analysis);
    leg(session, project, &range, Some(analysis.date()), (base, ""), LegEnd::Preview)
}

fn up_to_built(base: &str, analysis: &Analysis) -> String {
    let built = analysis.version.commit.as_ref();
    built.map_or_else(|| base.to_owned(), |commit| format!("{base}..{}", commit.id))
}

/// The way over `range`; `names` are those of its ends, the last one blank for what is built.
fn leg(
    session: &Session,
    project: &mut Project,
    range: &str,
    as_of: Option<Date>,
    names: (&str, &str),
    end: LegEnd,
) -> Result<Leg, Failure> {
    let Sides { mut older, mut newer, parts } =
        sides(session, project, Some(range), Days { newer: as_of, same: false })?;
    names.0.clone_into(&mut older.name);
    names.1.clone_into(&mut newer.name);
    let drift = compare(&older, &newer, &parts);
    Ok(Leg::new(drift, &older.analysis, &newer.analysis, end))
}
