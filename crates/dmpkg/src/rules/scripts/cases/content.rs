//! Where scripts of the content lie, and how they are called.

use dmpkg_fixtures::package;

use super::super::super::tests::Case;
use super::{CONTENT, case, code, script, with_script};

pub(super) fn cases() -> Vec<Case> {
    let sound = || with_script(&code("class A { }", ""));
    let second = |folder: &str, name: &str| {
        let path = format!("AppInstallContent/Scripts/{folder}/Script_{folder}.xml");
        sound()
            .entry(&path, script(name, &code("class B { }", "")))
            .edit(
                "Description.txt",
                "Script\\Demo",
                "Script\\Demo B:1.0.0\nScript\\Demo",
            )
    };
    vec![
        case(
            "scripts/misplaced-content-script",
            &sound().entry("AppInstallContent/Scripts/Demo/readme.txt", "Demo"),
            &sound().rename(CONTENT, "AppInstallContent/Scripts/Demo/script_DEMO.xml"),
        ),
        case(
            "scripts/misplaced-content-script",
            &sound().entry(
                "AppInstallContent/Scripts/Demo/Base.dmapp",
                package::application(),
            ),
            &sound().entry(
                "AppInstallContent/Scripts/Base.dmapp",
                package::application(),
            ),
        ),
        case(
            "scripts/misplaced-content-script",
            &sound().entry(
                "AppInstallContent/Scripts/Script_B.xml",
                script("B", &code("class B { }", "")),
            ),
            &second("Demo B", "Demo B"),
        ),
        case(
            "scripts/name-differs-from-folder",
            &second("Demo B", "demo b"),
            &second("Demo B", "Demo B"),
        ),
        case(
            "scripts/name-differs-from-folder",
            &second("Demo B", "Demo C"),
            &second("Demo B", "<![CDATA[Demo B]]>"),
        ),
        case(
            "scripts/duplicate-script-name",
            &second("Demo B", "demo"),
            &second("Demo B", "Demo B"),
        ),
    ]
}
