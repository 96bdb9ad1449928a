//! The page below a path of a host that does nothing but hand out files.

use std::fs;

use dmpkg_tests::{Desk, Inspector, built_page};

use super::plain;

/// The built page below a path of a host.
fn below(path: &str) -> Desk {
    let host = Desk::new();
    for file in fs::read_dir(built_page()).unwrap().map(Result::unwrap) {
        let name = file.file_name().into_string().unwrap();
        host.put(&format!("{path}/{name}"), &fs::read(file.path()).unwrap());
    }
    host
}

#[test]
fn it_works_below_any_path_also_without_the_host() {
    let desk = Desk::new();
    let host = below("some/path");
    let mut page = Inspector::bare(host.path(), plain());
    page.load_from(&format!("{}some/path/", page.server().url()));
    page.open(&desk.fixture("bundle"));
    page.wait_checked();
    page.until_kept();
    let asked = page.server().requests();
    assert!(asked.len() > 5, "{asked:?}");
    for request in &asked {
        assert!(
            request.path.starts_with("/some/path/") && request.status == 200,
            "{request:?}"
        );
    }
    page.stop_server();
    page.reload().unwrap();
    page.wait_ready();
    page.open(&desk.fixture("bundle"));
    page.assert_quiet();
}

#[test]
fn two_copies_on_one_host_keep_their_own_files() {
    let host = below("one");
    for file in fs::read_dir(built_page()).unwrap().map(Result::unwrap) {
        let name = file.file_name().into_string().unwrap();
        host.put(&format!("two/{name}"), &fs::read(file.path()).unwrap());
    }
    let mut page = Inspector::bare(host.path(), plain());
    for copy in ["one", "two"] {
        page.load_from(&format!("{}{copy}/", page.server().url()));
        page.until_kept();
    }
    let url = page.server().url();
    page.stop_server();
    for copy in ["one", "two"] {
        page.load_from(&format!("{url}{copy}/"));
    }
}
