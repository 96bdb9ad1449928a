use super::page::content;
use super::shipped::Shipped;
use crate::address::InFront;
use crate::state::{Action, NEW_VERSION, State};
use crate::tests::{after, assert_has, render, rendered};

fn shown(said: &'static str) -> String {
    rendered(move || content(&Shipped::of(said), &["default-src 'none'".to_owned()]))
}

#[test]
fn the_hash_is_told_where_it_can_be() {
    let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_has(&shown(hash), &[hash, "sha256sum dmpkg-inspector.html"]);
    assert_has(
        &shown("self"),
        &["This is the single file", "sha256sum dmpkg-inspector.html"],
    );
    assert_has(&shown(""), &["built without the single file"]);
}

#[test]
fn it_says_what_is_enforced_and_where_the_proof_ends() {
    assert_has(
        &shown(""),
        &[
            "<li><code>default-src ",
            "(WebRTC)",
            "not an official product",
        ],
    );
}

#[test]
fn it_stands_in_front_until_something_else_comes_forward() {
    let html = render(|| after([Action::InFront(Some(InFront::Check))]));
    assert_has(&html, &["check-page", "href=\"#/\""]);
    let state = after([Action::InFront(Some(InFront::Check)), Action::InFront(None)]);
    assert_eq!(state.in_front, None);
}

#[test]
fn a_new_version_is_told_until_it_is_read() {
    let told = after([Action::Update(true)]);
    assert_eq!(told.announcement.text, NEW_VERSION);
    assert_has(&render(|| after([Action::Update(true)])), &[NEW_VERSION]);
    let read = || after([Action::Update(true), Action::Update(false)]);
    assert!(!render(read).contains("aria-label=\"New version\""));
}

#[test]
fn the_status_bar_says_that_no_network_is_needed() {
    assert!(!render(State::default).contains("offline ready"));
    assert_has(&render(|| after([Action::Kept])), &["offline ready"]);
}
