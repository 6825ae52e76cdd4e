//! How long the steps of the pipeline take on the example organisation, in proportion to one another.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use rhumb::analysis::{Analysis, Version};
use rhumb::document::Document;
use rhumb::history::{By, series};
use rhumb::project::Project;
use rhumb::strategy::Strategy;

/// The example organisation as a repository, and its newest version.
fn example() -> (tempfile::TempDir, Project, Version) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    rhumb::example::unpack(folder.path()).expect("the example");
    let mut project = Project::open(folder.path(), None).expect("a project");
    let commit = project.resolve("HEAD").expect("a commit");
    let origin = project.revision(&commit).expect("an origin");
    let configuration = project.configuration(&origin).expect("a read").expect("a configuration");
    let version = project.read_with_history(&origin, &configuration, commit.date).expect("a version");
    (folder, project, version)
}

fn pipeline(criterion: &mut Criterion) {
    let (_folder, project, version) = example();
    let day = version.commit.as_ref().expect("a commit").date;
    let analysis = Analysis::of(version.clone(), day);
    let resolve =
        || Strategy::resolve(version.documents.clone(), Arc::default(), Arc::clone(&version.settings));
    let parse = |document: &Arc<Document>| {
        Document::parse(document.path(), document.source.text().as_bytes(), &version.settings)
    };

    criterion.bench_function("parse every document", |bencher| {
        bencher.iter(|| version.documents.iter().map(parse).map(black_box).count());
    });
    criterion.bench_function("resolve the graph", |bencher| bencher.iter(|| black_box(resolve())));
    criterion.bench_function("take the readings", |bencher| bencher.iter(|| black_box(analysis.as_of(day))));
    criterion.bench_function("check", |bencher| bencher.iter(|| black_box(analysis.findings(&[]))));
    criterion.bench_function("the readings at every landing", |bencher| {
        let repository = project.repository().expect("a repository");
        let head = || version.commit.clone().expect("a commit");
        bencher.iter(|| black_box(series(repository, &version.settings, head(), None, &By::Landing)));
    });
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
