//! Files into the page and out of it.

use std::fs;
use std::time::Duration;

use dmpkg_browser::DragPhase;
use serde_json::json;

use crate::server::Server;
use crate::{Desk, SOON, launch, show};

const ZONE: &str = "<meta charset=utf-8><div id=zone style='width:300px;height:200px'>drop here</div><script>
    window.log = [];
    const told = list => [...list].map(f => [f.name, f.size]);
    for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'])
        document.addEventListener(name, e => {
            e.preventDefault();
            if (log.at(-1)?.[0] !== name) log.push([name, e.isTrusted, e.shiftKey, [...e.dataTransfer.types].includes('Files')]);
            if (name !== 'drop') return;
            window.dropped = told(e.dataTransfer.files);
            window.entries = [...e.dataTransfer.items].map(i => i.webkitGetAsEntry());
        });
    window.read = async name => {
        const folder = entries.find(e => e.isDirectory);
        const file = await new Promise((yes, no) => folder.getFile(name, {}, yes, no));
        return (await new Promise((yes, no) => file.file(yes, no))).text();
    };
</script>";

#[test]
fn drops_real_files_and_folders() {
    let desk = Desk::new("drop");
    let file = desk.file("Größe.dmapp", &[7; 12345]);
    let inner = desk.file("folder/sub/a.txt", b"inside");
    let folder = inner.parent().unwrap().parent().unwrap();
    // Folders can be read on pages with an origin only, which an inline page does not have.
    let server = Server::start(&[("/", ZONE)]);
    let browser = launch();
    let page = browser.page().unwrap();
    page.goto(&server.url("/")).unwrap();
    page.hold("Shift").unwrap();
    page.drag_files(&[file.as_path(), folder], "#zone", &DragPhase::ALL)
        .unwrap();
    page.hold("").unwrap();
    page.wait("window.dropped", SOON).unwrap();
    let expected = json!([
        ["dragenter", true, true, true],
        ["dragover", true, true, true],
        ["drop", true, true, true]
    ]);
    assert_eq!(page.evaluate("log").unwrap(), expected);
    assert_eq!(
        page.evaluate("dropped[0]").unwrap(),
        json!(["Größe.dmapp", 12345])
    );
    assert_eq!(
        page.evaluate("entries.map(e => [e.name, e.isDirectory])")
            .unwrap(),
        json!([["Größe.dmapp", false], ["folder", true]])
    );
    assert_eq!(page.evaluate("read('sub/a.txt')").unwrap(), "inside");
}

#[test]
fn holds_files_over_the_page_and_takes_them_away() {
    let desk = Desk::new("hover");
    let file = desk.file("a.zip", b"PK");
    let (page, _browser) = show(ZONE);
    page.drag_over_only(&[&file], "#zone").unwrap();
    page.wait("log.at(-1)[0] === 'dragover'", SOON).unwrap();
    page.drag_leave().unwrap();
    page.wait("log.at(-1)[0] === 'dragleave'", SOON).unwrap();
    assert!(page.evaluate("window.dropped").unwrap().is_null());
    page.drag_files(&[&file], "#zone", &DragPhase::ALL).unwrap();
    page.wait("window.dropped", SOON).unwrap();
    assert_eq!(page.evaluate("dropped").unwrap(), json!([["a.zip", 2]]));
}

#[test]
fn chooses_files() {
    let desk = Desk::new("choose");
    let (first, second) = (desk.file("1.zip", b"1"), desk.file("2.zip", b"22"));
    // A file of 6 GB that takes no room on the disk: only its path is handed over.
    let huge = desk.file("huge.dmbackup", b"");
    fs::File::options()
        .write(true)
        .open(&huge)
        .unwrap()
        .set_len(6_000_000_000)
        .unwrap();
    let (mut page, _browser) = show(
        "<input id=input type=file multiple style='display:none'><button onclick='input.click()'>Open</button><p>Nothing</p>",
    );
    let told = "[...input.files].map(f => [f.name, f.size])";
    page.set_files("#input", &[&huge]).unwrap();
    assert_eq!(
        page.evaluate(told).unwrap(),
        json!([["huge.dmbackup", 6_000_000_000_u64]])
    );
    page.pick_files_by("button", &[&first, &second]).unwrap();
    assert_eq!(
        page.evaluate(told).unwrap(),
        json!([["1.zip", 1], ["2.zip", 2]])
    );
    page.set_patience(Duration::from_millis(100));
    let error = page.pick_files_by("p", &[&first]).unwrap_err().to_string();
    assert!(
        error.ends_with("in vain: a file dialog after a click on `p`"),
        "{error}"
    );
}

#[test]
fn pastes_files() {
    let desk = Desk::new("paste");
    let file = desk.file("pasted.dmapp", b"four");
    let (page, _browser) = show("<input id=a autofocus>");
    assert!(!page.paste_files(&[&file]).unwrap());
    page.evaluate("addEventListener('paste', async e => { e.preventDefault(); const f = e.clipboardData.files[0]; window.got = [f.name, await f.text()]; })").unwrap();
    assert!(page.paste_files(&[&file]).unwrap());
    page.wait("window.got", SOON).unwrap();
    assert_eq!(
        page.evaluate("got").unwrap(),
        json!(["pasted.dmapp", "four"])
    );
}

#[test]
fn downloads_arrive_under_their_names() {
    let (page, browser) = show(
        "<a id=a download='entry one.txt'>save</a><script>
        a.href = URL.createObjectURL(new Blob(['the contents']));
        </script>",
    );
    let other = browser.page().unwrap();
    for _ in 0..2 {
        page.click("#a").unwrap();
        let path = page.wait_download(SOON).unwrap();
        assert_eq!(path.file_name().unwrap(), "entry one.txt");
        assert_eq!(fs::read_to_string(&path).unwrap(), "the contents");
    }
    let error = other
        .wait_download(Duration::from_millis(50))
        .unwrap_err()
        .to_string();
    assert_eq!(error, "waited 0.1 s in vain: a download (none has begun)");
    let path = {
        page.click("#a").unwrap();
        page.wait_download(SOON).unwrap()
    };
    drop(page);
    assert!(!path.exists(), "the download outlives its page");
}

#[test]
fn many_downloads_arrive_one_after_the_other() {
    let (page, _browser) = show(
        "<a id=a>save</a><script>
        let count = 0;
        a.onclick = () => {
            a.download = `${++count}.txt`;
            a.href = URL.createObjectURL(new Blob([`number ${count}`]));
        };
        </script>",
    );
    for count in 1..=25 {
        page.click("#a").unwrap();
        let path = page.wait_download(SOON).unwrap();
        assert_eq!(*path.file_name().unwrap(), *format!("{count}.txt"));
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            format!("number {count}")
        );
    }
}
