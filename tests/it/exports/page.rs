//! Reports by the page, which saves what its worker made.

use dmpkg::{ExportFormat, RuleLinks};
use dmpkg_tests::{Desk, Inspector};
use serde_json::Value;

use super::{examined, export, fixture};

#[test]
fn the_page_saves_every_form_as_the_command_writes_it() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.catch_files();
    let address = page.ask("location.origin + location.pathname");
    let links = RuleLinks::Page(address.as_str().unwrap().to_owned());
    for name in ["application-rich", "no-zip-text"] {
        let fixture = fixture(name);
        let file = examined(&fixture);
        page.open(&desk.put_fixture(&fixture));
        if file.overview.is_some() {
            page.wait_checked();
        }
        for format in ExportFormat::ALL {
            page.choose_in_menu(&format!("Save report as {}", format.label()));
            let (saved, text) = page.caught();
            assert_eq!(saved, format!("{}.{}", fixture.file_name, format.ending()));
            let expected = export(format, &[&file], links.clone());
            if format == ExportFormat::Json {
                let mut both =
                    [text, expected].map(|it| serde_json::from_str::<Value>(&it).unwrap());
                both.iter_mut()
                    .for_each(|it| it["file"]["bytesRead"] = 0.into());
                assert_eq!(both[0], both[1], "{name}");
            } else {
                assert_eq!(text, expected, "{name} as {}", format.label());
            }
        }
    }
    page.assert_quiet();
}
