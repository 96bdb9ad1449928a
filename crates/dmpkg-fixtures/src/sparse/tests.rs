//! Small plans in memory; the large ones are the business of the benchmark.

use std::io::{Cursor, Read};

use super::{Plan, many, plan, upgrade};

fn write(plan: Plan) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let length = plan.write(&mut bytes).unwrap();
    let bytes = bytes.into_inner();
    assert_eq!(length, bytes.len() as u64);
    bytes
}

/// Reads every entry to its end, which checks its CRC-32, and gives the number of bytes.
fn read_all(bytes: &[u8]) -> u64 {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut total = 0;
    for index in 0..archive.len() {
        let mut content = Vec::new();
        archive
            .by_index(index)
            .unwrap()
            .read_to_end(&mut content)
            .unwrap();
        total += content.len() as u64;
    }
    total
}

#[test]
fn members_of_each_sort_have_the_right_sums() {
    let bytes = write(plan(82));
    let archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    assert_eq!(archive.len() as u64, plan(82).entries());
    let names: Vec<_> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert!(names.contains(&"AppInfo.xml".to_owned()));
    assert!(names.contains(&"case-000/evidence/device 5/IMG_000040.jpg".to_owned()));
    assert!(names.contains(&"case-000/evidence/device 6/IMG_000041.xml".to_owned()));
    assert!(read_all(&bytes) > 79 * 276_000);
}

#[test]
fn small_texts_come_back() {
    let bytes = write(many(3));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let mut text = String::new();
    archive
        .by_name("root/dir_0002/sub_0002/file_000002.txt")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(text, "reading 2 of the day\n".repeat(12));
}

#[test]
fn an_upgrade_holds_its_members_in_a_deflated_archive() {
    let bytes = write(upgrade(12));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    assert_eq!(archive.len() as u64, upgrade(12).entries());
    let mut update = archive.by_name("Update.zip").unwrap();
    assert_eq!(update.compression(), zip::CompressionMethod::Deflated);
    let mut inner = Vec::new();
    update.read_to_end(&mut inner).unwrap();
    assert!(read_all(&inner) > 12 * 135_000);
    let mut inner = zip::ZipArchive::new(Cursor::new(inner.as_slice())).unwrap();
    let mut text = String::new();
    let name = "Files/000/replacement 00011.txt";
    let mut member = inner.by_name(name).unwrap();
    member.read_to_string(&mut text).unwrap();
    assert!(text.starts_with("document 11\n"));
}

#[test]
fn offsets_count_from_where_writing_begins() {
    let mut file = Cursor::new(vec![0xAA; 10]);
    file.set_position(10);
    let length = many(2).write(&mut file).unwrap();
    let bytes = file.into_inner();
    assert_eq!(bytes.len() as u64, 10 + length);
    assert_eq!(bytes[10..], write(many(2)));
}
