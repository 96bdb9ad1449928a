use super::*;

fn told(line: &str) -> String {
    let list = FileList::read(line).unwrap();
    let pattern = &list.patterns[0];
    format!(
        "{:?} {:?} {}",
        pattern.reach,
        pattern.place,
        pattern.area.as_deref().unwrap_or("-")
    )
}

#[test]
fn a_path_tells_what_it_reaches() {
    for (line, words) in [
        (
            "c:\\skyline dataminer\\Elements\\*.*",
            "WholeFolder Agent Elements",
        ),
        ("C:/Skyline DataMiner/Files/*", "WholeFolder Agent Files"),
        ("c:\\skyline dataminer\\*", "WholeFolder Agent -"),
        ("c:\\skyline dataminer\\Elements", "One Agent Elements"),
        ("c:\\skyline dataminer\\Views.xml", "One Agent -"),
        (
            "\"C:\\Skyline DataMiner\\Tools\\old-*.txt\"",
            "Matching Agent Tools",
        ),
        (
            "C:\\Skyline DataMiner\\Elements\\*\\*.*",
            "Matching Agent Elements",
        ),
        ("C:\\Skyline DataMiner2\\a", "One Elsewhere -"),
        ("D:\\data\\*.*", "WholeFolder Elsewhere -"),
        ("\\\\server\\share\\a", "One Elsewhere -"),
        ("Elements\\*.*", "WholeFolder Relative -"),
        ("*", "WholeFolder Relative -"),
        ("C:\\Skyline DataMiner", "One Agent -"),
    ] {
        assert_eq!(told(line), words, "{line}");
    }
}

#[test]
fn a_folder_is_emptied_once() {
    let list = FileList::read(
        "c:\\skyline dataminer\\B\\*.*\nc:\\skyline dataminer\\b\\*\n\nc:\\skyline dataminer\\A\\*.*\nc:\\skyline dataminer\\A",
    )
    .unwrap();
    let folders: Vec<_> = list
        .whole_folders()
        .into_iter()
        .map(|(folder, pattern)| format!("{folder} {}", pattern.path.position.line))
        .collect();
    assert_eq!(
        folders,
        ["c:\\skyline dataminer\\B 1", "c:\\skyline dataminer\\A 4"]
    );
    assert_eq!(FileList::read("\n \n").unwrap(), FileList::default());
}

#[test]
fn long_lists_are_read_whole() {
    let text = "c:\\skyline dataminer\\B\\*.*\n".repeat(100_000);
    let list = FileList::read(&text).unwrap();
    assert_eq!(list.patterns.len(), 100_000);
    assert_eq!(list.whole_folders().len(), 1);
}
