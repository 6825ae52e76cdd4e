//! `rhumb drift --by release`.

use super::{Days, Sides, sides};
use crate::cli::{Failure, Session};
use crate::drift::{Drift, compare};
use crate::project::Project;

/// The drift from each release to the next, oldest first.
pub fn drifts(session: &Session, project: &mut Project) -> Result<Vec<Drift>, Failure> {
    let head = project.resolve("HEAD")?;
    let settings = session.configuration_at(project, &head)?.settings;
    let releases = project.expect_repository()?.releases(&head, |tag| settings.is_release(tag))?;
    let names: Vec<String> = releases.into_iter().map(|release| release.tag).collect();
    if names.len() < 2 {
        return Err(Failure::new("there are no two releases to compare")
            .help("tag a second release, or say in `rhumb.toml` which tags are releases (`releases`)"));
    }
    names.windows(2).map(|pair| drift(session, project, &pair[0], &pair[1])).collect()
}

fn drift(session: &Session, project: &mut Project, base: &str, head: &str) -> Result<Drift, Failure> {
    let range = format!("refs/tags/{base}..refs/tags/{head}");
    let Sides { mut older, mut newer, parts } = sides(session, project, Some(&range), Days::default())?;
    base.clone_into(&mut older.name);
    head.clone_into(&mut newer.name);
    Ok(compare(&older, &newer, &parts))
}
