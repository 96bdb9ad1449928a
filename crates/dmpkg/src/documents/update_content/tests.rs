use super::*;

fn told(line: &str) -> String {
    let read = UpdateContent::read(line).unwrap();
    let [only] = read.instructions.as_slice() else {
        panic!("{line} is {} instructions", read.instructions.len());
    };
    format!(
        "{:?} {:?}: {}",
        only.weight(),
        only.meaning.known,
        only.text()
    )
}

#[test]
fn each_instruction_is_said_in_plain_words() {
    for (line, words) in [
        ("SLEEP 5", "Quiet Documented: waits 5 seconds"),
        (
            "disable",
            "Loud Documented: stops the DataMiner services and keeps them from starting",
        ),
        ("IIS Stop", "Loud Documented: stops the web server (IIS)"),
        ("iis start", "Quiet Documented: starts the web server (IIS)"),
        ("IIS", "Unknown Unknown: IIS: not known what it does"),
        (
            "Update Root",
            "Change Documented: replaces files in C:\\Skyline DataMiner",
        ),
        (
            "update WebPages",
            "Change Documented: replaces files in C:\\Skyline DataMiner\\WebPages",
        ),
        (
            "Delete",
            "Loud Documented: deletes what FilesToDelete.txt lists",
        ),
        (
            "Delete helper.exe",
            "Change Documented: deletes helper.exe from the folder Upgrades",
        ),
        (
            "Execute 60 demo.exe /s",
            "Unknown Documented: runs the program demo.exe and waits up to 60 seconds",
        ),
        (
            "js 300 demo.js",
            "Unknown Documented: runs the script demo.js and waits up to 300 seconds",
        ),
        (
            "PS demo.ps1 -flag",
            "Unknown Documented: runs the PowerShell script demo.ps1",
        ),
        (
            "SetOption reboot",
            "Loud Documented: restarts the computer at the end of the upgrade",
        ),
        (
            "SetOption SKIPSNMP",
            "Quiet Documented: leaves the SNMP service of Windows running",
        ),
        (
            "SetOption IsUpdate-14794",
            "Quiet Seen: goes on only where DataMiner comes from build 14794",
        ),
        (
            "SetOption Other",
            "Unknown Unknown: sets the option Other: its meaning is not public",
        ),
        (
            "ExecuteUpgrade lastrollback",
            "Loud Documented: goes back: runs the last rollback package",
        ),
        (
            "UpgradeSLTaskbarUtility",
            "Change Documented: upgrades the Taskbar Utility",
        ),
        ("HardKill", "Loud Seen: ends processes by force"),
        (
            "Teleport everything",
            "Unknown Unknown: Teleport: not known what it does",
        ),
    ] {
        assert_eq!(told(line), words, "{line}");
    }
}

#[test]
fn every_known_keyword_has_words_of_its_own() {
    for (keyword, kind, known) in KNOWN {
        let line = format!("{keyword} Start");
        let read = UpdateContent::read(&line).unwrap();
        let only = &read.instructions[0];
        assert!(!only.text().is_empty(), "{keyword}");
        if *known == Known::Seen {
            assert_eq!(only.meaning.kind, *kind, "{keyword}");
            assert!(only.hint().is_some(), "{keyword}");
        }
    }
}

#[test]
fn nothing_of_the_text_is_lost() {
    let read = UpdateContent::read("\u{0}\u{1} x\r\n\n  \"\n").unwrap();
    let lines: Vec<_> = read.instructions.iter().map(|it| &*it.line).collect();
    assert_eq!(lines, ["\u{0}\u{1} x", "\""]);
    assert_eq!(read.instructions[1].keyword.position.line, 3);
    let json = serde_json::to_value(UpdateContent::read("Sleep 1").unwrap()).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"instructions": [{
            "keyword": {"value": "Sleep", "line": 1, "column": 1},
            "arguments": ["1"],
            "line": "Sleep 1",
            "meaning": {"kind": "sleep", "known": "documented"},
        }]})
    );
}
