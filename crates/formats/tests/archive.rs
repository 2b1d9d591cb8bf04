//! The archive of a project gives the very same project back, through the reader that bounds what
//! it unpacks.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use formats::archive::{self, PROJECT, Writing, project_among};
use formats::{codebook, native};
use intake::archive::{Archive, Limits};
use model::{Project, Timestamp};
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::rc::Rc;
use test_support::random_project;

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

/// Names and contents of the files in an archive.
#[track_caller]
fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let tables = |_, _: &[u8]| panic!("our names are UTF-8");
    let mut archive = Archive::open(bytes.to_vec(), Limits::default(), &tables).unwrap();
    let names: Vec<_> = archive.entries().iter().map(|entry| entry.name.clone()).collect();
    let text = |idx| String::from_utf8(archive.read(idx).unwrap()).unwrap();
    let texts: Vec<_> = (0..names.len()).map(text).collect();
    names.into_iter().zip(texts).collect()
}

fn written(project: &Project) -> Vec<u8> {
    archive::write(&Rc::new(project.clone()), NOW).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_very_same_project_comes_back(project in random_project()) {
        let bytes = written(&project);
        prop_assert_eq!(&bytes, &written(&project));
        let files = unpacked(&bytes);
        let idx = project_among(files.iter().map(|(name, _)| name.as_str())).unwrap();
        let read = native::read(&files[idx].1).unwrap();
        prop_assert_eq!(read.issues, []);
        prop_assert_eq!(&read.project, &project);
        let documents = files.iter().filter(|(name, _)| name.starts_with("documents/"));
        prop_assert_eq!(documents.clone().count(), 2 * project.documents.len());
        for (pair, document) in documents.collect::<Vec<_>>().chunks(2).zip(project.documents.values()) {
            let alone = native::read(&pair[0].1).unwrap().project;
            prop_assert_eq!(&alone.documents[&document.info.id], document);
            prop_assert_eq!(&pair[1].1, document.text());
        }
        let alone = files.iter().find(|(name, _)| name.ends_with("-codebook.json")).unwrap();
        prop_assert_eq!(codebook::read(&alone.1).unwrap().codebook, (*project.codebook).clone());
    }
}

#[test]
fn names_are_readable_and_keep_the_order() {
    let mut project = test_support::project("[微软]{actor}支持。");
    let document = project.documents.values().next().unwrap().clone();
    project.documents.clear();
    for (nth, title) in ["a/b: ../微软", "", "a/b: ../微软"].into_iter().enumerate() {
        let mut copy = (*document).clone();
        let info = Rc::make_mut(&mut copy.info);
        info.id = model::DocumentId::new(format!("d{nth}"));
        info.metadata.title = title.into();
        info.metadata.date = "2023-01-29".into();
        project.documents.insert(info.id.clone(), Rc::new(copy));
    }
    let names: Vec<_> = unpacked(&written(&project)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "README.txt",
            PROJECT,
            "codebook.stancemark-codebook.json",
            "documents/1 2023-01-29 a_b_ .._微软.stancemark.json",
            "documents/1 2023-01-29 a_b_ .._微软.txt",
            "documents/2 2023-01-29.stancemark.json",
            "documents/2 2023-01-29.txt",
            "documents/3 2023-01-29 a_b_ .._微软.stancemark.json",
            "documents/3 2023-01-29 a_b_ .._微软.txt",
        ]
    );
}

#[test]
fn it_is_written_file_by_file_and_tells_how_far_it_is() {
    let project = Rc::new(test_support::project("[微软]{actor}支持。"));
    let mut writing = Writing::new(&project, NOW);
    let mut told = vec![writing.permille()];
    while let ControlFlow::Continue(rest) = writing.go_on() {
        told.push(rest.permille());
        writing = rest;
    }
    assert_eq!(told, [0, 250, 500, 750, 1000]);
}

/// A list of files that is not ours has no project, wherever else one of that name stands.
#[test]
fn only_the_file_at_the_top_is_the_project() {
    assert_eq!(project_among(["a.txt", "folder/project.stancemark.json"]), None);
    assert_eq!(project_among(["a.txt", PROJECT, "project.stancemark.json.txt"]), Some(1));
}
