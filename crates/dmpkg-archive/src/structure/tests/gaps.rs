//! Bytes that belong to no entry.

use dmpkg_fixtures::archive::{Descriptor, Field, Record};

use super::*;
use crate::EntryIndex;

#[test]
fn gaps_lie_where_they_lie() {
    let builder = two()
        .gap_before(Record::Local("b.txt"), "between")
        .gap_before(Record::Central("a.txt"), vec![0; 9])
        .gap_before(Record::End, "before the end");
    let scanned = Scanned::new(&builder);
    let before = |record, len| Span::new(scanned.place(record).offset - len, len);
    let expected = [
        (before(Record::Local("b.txt"), 7), &GapContent::Other),
        (before(Record::Central("a.txt"), 9), &GapContent::Zeros),
        (before(Record::End, 14), &GapContent::Other),
    ];
    assert_eq!(scanned.gaps(), expected);
    assert_eq!(
        (scanned.layout.gap_count, scanned.layout.gap_bytes),
        (3, 30)
    );
    assert_eq!(scanned.layout.gaps[1].examined, 9);
}

#[test]
fn zip64_records_and_comments_are_no_gaps() {
    let builder = two().zip64_end().comment("PK\x05\x06");
    let extended = two()
        .zip64_end()
        .patch(Record::Zip64End, Field::ExtensibleData, vec![1; 40]);
    for builder in [builder, extended] {
        assert_eq!(Scanned::new(&builder).layout, Layout::default());
    }
    let apart = two().zip64_end().gap_before(Record::Zip64Locator, "gap");
    let scanned = Scanned::new(&apart);
    assert_eq!(
        scanned.gaps()[0].0.end(),
        scanned.place(Record::Zip64Locator).offset
    );
}

#[test]
fn zeros_are_read_to_their_end() {
    let zeros = vec![0; 3 << 20];
    let mut almost = zeros.clone();
    *almost.last_mut().unwrap() = 1;
    for (bytes, content) in [(zeros, GapContent::Zeros), (almost, GapContent::Other)] {
        let builder = two().gap_before(Record::Local("b.txt"), bytes);
        let scanned = Scanned::new(&builder);
        let [gap] = &scanned.layout.gaps[..] else {
            panic!()
        };
        assert_eq!(
            (&gap.content, gap.examined, gap.span.len),
            (&content, 3 << 20, 3 << 20)
        );
    }
}

#[test]
fn unlisted_entries_are_told_one_by_one() {
    let builder = ArchiveBuilder::new()
        .entry(Member::stored("first", *b"hidden in front").unlisted())
        .entry(Member::stored("a", *b"listed"))
        .entry(Member::deflated("second", "hidden").unlisted())
        .entry(
            Member::deflated("third", "hidden, too")
                .descriptor(Descriptor::LongSigned)
                .unlisted(),
        )
        .entry(Member::stored("b", *b"listed"));
    let scanned = Scanned::new(&builder);
    let found: Vec<_> = scanned
        .gaps()
        .into_iter()
        .map(|(span, content)| match content {
            GapContent::LocalHeader(header) => (header.name().text().into_owned(), span.len),
            other => panic!("{other:?}"),
        })
        .collect();
    let end = |record| scanned.place(record).end();
    let len = |name| end(Record::Data(name)) - scanned.place(Record::Local(name)).offset;
    // Behind the data of the third a descriptor tells its length, which no header does.
    let third = [("third", len("third") + 24)];
    let expected = [("first", len("first")), ("second", len("second"))];
    let expected: Vec<_> = expected
        .into_iter()
        .chain(third)
        .map(|(name, len)| (name.to_owned(), len))
        .collect();
    assert_eq!((found, &scanned.layout.prefix), (expected, &None));
}

#[test]
fn what_remains_behind_an_unlisted_entry_is_a_gap_of_its_own() {
    let builder = ArchiveBuilder::new()
        .entry(Member::stored("hidden", *b"hidden").unlisted())
        .entry(Member::stored("a", *b"listed"))
        .gap_before(Record::Local("a"), vec![0; 5]);
    let scanned = Scanned::new(&builder);
    assert!(matches!(
        scanned.layout.gaps[0].content,
        GapContent::LocalHeader(_)
    ));
    assert_eq!(scanned.layout.gaps[1].content, GapContent::Zeros);
    assert_eq!(scanned.layout.gap_count, 2);
}

#[test]
fn a_header_is_plausible_only_with_name_method_and_data() {
    let hidden = || {
        ArchiveBuilder::new()
            .entry(Member::stored("hidden", *b"hidden").unlisted())
            .entry(Member::stored("a", *b"listed"))
    };
    let local = Record::Local("hidden");
    for (field, value, plausible) in [
        (Field::Method, 99, true),
        (Field::Method, 100, false),
        (Field::CompressedSize, 7, false),
        (Field::NameLength, 0, false),
        (Field::ExtraLength, 500, false),
        (Field::Crc32, 5, true),
    ] {
        // A name without length leaves its bytes behind, which only makes the data longer.
        let scanned = Scanned::new(&hidden().patch(local, field, value));
        let content = &scanned.layout.gaps[0].content;
        let found = matches!(content, GapContent::LocalHeader(_));
        assert_eq!(found, plausible, "{field:?} {value}");
    }
}

#[test]
fn bytes_before_the_first_header_are_the_prefix() {
    let stub: Vec<u8> = (0..100).collect();
    for builder in [
        two().prefix(stub.clone()),
        two().prefix(stub.clone()).offsets_ignore_prefix(),
        ArchiveBuilder::new().prefix(stub.clone()),
    ] {
        let scanned = Scanned::new(&builder);
        let prefix = Prefix {
            span: Span::new(0, 100),
            start: stub[..64].to_vec(),
        };
        let expected = Layout {
            prefix: Some(prefix),
            ..Layout::default()
        };
        assert_eq!(scanned.layout, expected);
        assert!(scanned.readings.iter().all(|it| it.data.is_some()));
    }
}

#[test]
fn bytes_behind_the_end_are_trailing() {
    let mut late = vec![0; 60_000];
    late.push(1);
    for (bytes, zeros) in [
        (vec![0; 60_000], true),
        (b"more".to_vec(), false),
        (late, false),
    ] {
        let len = u64::try_from(bytes.len()).unwrap();
        let scanned = Scanned::new(&two().comment("c").trailing(bytes));
        let span = Span::new(scanned.place(Record::End).end(), len);
        let expected = Layout {
            trailing: Some(Trailing { span, zeros }),
            ..Layout::default()
        };
        assert_eq!(scanned.layout, expected);
    }
}

#[test]
fn rare_records_of_the_format_are_known() {
    let mut extra_data = b"PK\x06\x08\x05\0\0\0".to_vec();
    extra_data.extend(b"12345");
    let mut signature = b"PK\x05\x05\x03\0".to_vec();
    signature.extend(b"abc");
    let builder = two()
        .gap_before(Record::Central("a.txt"), extra_data.clone())
        .gap_before(Record::End, signature.clone());
    let scanned = Scanned::new(&builder);
    let directory = scanned.archive.directory_span();
    let known = [
        (RecordKind::ArchiveExtraData, directory.offset - 13, 13),
        (RecordKind::DigitalSignature, directory.end(), 9),
    ]
    .map(|(kind, offset, len)| KnownRecord {
        kind,
        span: Span::new(offset, len),
    });
    assert_eq!(scanned.layout.known, known);
    assert_eq!(scanned.layout.gap_count, 0);
    // Elsewhere, or with more than there is, they are bytes like any others.
    let astray = two().gap_before(Record::Local("b.txt"), signature);
    assert_eq!(Scanned::new(&astray).gaps()[0].1, &GapContent::Other);
    extra_data.truncate(9);
    let cut = two().gap_before(Record::Central("a.txt"), extra_data);
    assert_eq!(Scanned::new(&cut).gaps()[0].1, &GapContent::Other);
}

#[test]
fn the_rest_of_a_broken_directory_is_told() {
    let broken = two().patch(Record::Central("b.txt"), Field::Signature, 7);
    let scanned = Scanned::new(&broken);
    let rest = scanned.place(Record::Central("b.txt"));
    assert_eq!(scanned.gaps()[1..], [(rest, &GapContent::Directory)]);
    // The data of an entry that is not read is a gap that begins with its header.
    let GapContent::LocalHeader(header) = scanned.gaps()[0].1 else {
        panic!()
    };
    assert_eq!(header.name().raw(), b"b.txt");
}

#[test]
fn of_very_many_gaps_a_thousand_of_each_sort_are_kept() {
    let members = (0..1_500).map(|at| Member::stored(format!("{at}"), *b"x"));
    let hidden = Member::stored("hidden", *b"x").unlisted();
    let builder = ArchiveBuilder::new().entries(members).entry(hidden);
    let (mut bytes, _) = builder.build_with_layout();
    // Every entry claims one byte less than it has, which leaves a gap behind each.
    let archive = open(Rc::new(MemorySource::new(bytes.clone())));
    let start = usize::try_from(archive.directory_span().offset).unwrap();
    let mut at = start;
    for entry in archive.entries() {
        bytes[at + 20..at + 24].copy_from_slice(&[0; 4]);
        at += entry.header().bytes().len();
    }
    let archive = open(Rc::new(MemorySource::new(bytes)));
    let (_, layout) = scan(&archive, u64::MAX);
    assert_eq!((layout.gaps.len(), layout.gap_count), (1_000, 1_500));
    assert_eq!(archive.entry(EntryIndex(0)).unwrap().compressed_size(), 0);
}
