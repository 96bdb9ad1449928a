//! What shells and `man` are told of the command.

use crate::cli;

#[test]
fn every_shell_gets_its_completions() {
    for (shell, signs) in [
        ("bash", ["complete -F _dmpkg", "sarif"]),
        ("zsh", ["#compdef dmpkg", "sarif"]),
        ("fish", ["complete -c dmpkg", "sarif"]),
        // Its script names options, not what they can be.
        ("powershell", ["Register-ArgumentCompleter", "format"]),
    ] {
        let done = cli::run(&["completions".as_ref(), shell.as_ref()]);
        assert_eq!((done.code, done.errors.as_str()), (0, ""), "{shell}");
        let text = done.text();
        for part in signs.into_iter().chain(["fail-on"]) {
            assert!(text.contains(part), "{shell}: {part}\n{text}");
        }
    }
}

#[test]
fn there_is_a_manual_page_of_the_command_and_of_each_command() {
    let main = cli::run(&["man".as_ref()]);
    assert_eq!((main.code, main.errors.as_str()), (0, ""));
    let text = main.text();
    assert!(text.contains(".TH dmpkg 1"), "{text}");
    for command in [
        "inspect",
        "list",
        "cat",
        "check",
        "rules",
        "completions",
        "man",
    ] {
        assert!(
            text.contains(&format!("dmpkg\\-{command}(1)")),
            "{command}\n{text}"
        );
        let page = cli::run(&["man".as_ref(), command.as_ref()]).text();
        assert!(page.contains(&format!(".TH dmpkg-{command} 1")), "{page}");
    }
    let done = cli::run(&["man".as_ref(), "dance".as_ref()]);
    assert_eq!((done.code, done.text().as_str()), (2, ""));
}
