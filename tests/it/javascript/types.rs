//! The types, as the compiler of TypeScript sees them.

use std::process::Command;

use dmpkg_tests::npm_file;

use super::{installed, put};

#[test]
fn programs_compile_and_mistakes_in_them_are_found() {
    let compiler = npm_file("typescript/lib/tsc.js");
    for (program, module, resolution) in [
        ("types.ts", "nodenext", "nodenext"),
        ("types_page.ts", "esnext", "bundler"),
    ] {
        let desk = installed();
        desk.put("package.json", br#"{ "type": "module" }"#);
        let file = put(&desk, program);
        let done = Command::new("node")
            .arg(&compiler)
            .args(["--noEmit", "--strict", "--target", "es2022"])
            .args(["--lib", "es2022,dom", "--module", module])
            .args(["--moduleResolution", resolution])
            .arg(&file)
            .current_dir(desk.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success(), "{program}: {said}");
    }
}
