//! What is kept of a file, and what is left out.

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::content::library;
use dmpkg_fixtures::package::{PackageBuilder, application};

use crate::report::size;
use crate::{Certainty, Checking, Findings, Insight, Inspection, LeftOut, Package, Report};

/// What is kept of a package when there is so much room.
fn inspected(package: &PackageBuilder, room: u64) -> (Rc<Package>, Inspection) {
    let source = Rc::new(MemorySource::new(package.build()));
    let package = Rc::new(Package::open("demo.dmapp", source).unwrap());
    let mut checking = Checking::keeping(Rc::clone(&package), room);
    while !checking.step(&mut |_| {}) {}
    (package, checking.take_inspection().unwrap())
}

fn with_libraries(number: usize) -> PackageBuilder {
    (0..number).fold(application(), |package, at| {
        package.entry(&format!("Files/Demo{at}.dll"), library("Demo"))
    })
}

#[test]
fn no_more_is_kept_than_there_is_room_for() {
    const ROOM: u64 = 100_000;
    let libraries = with_libraries(300);
    let (package, inspection) = inspected(&libraries, ROOM);
    let all = inspected(&libraries, u64::MAX).1.assemblies().count();
    let kept: u64 = inspection
        .assemblies()
        .map(|it| size(&it.reading.as_ref().ok()))
        .chain(inspection.documents().map(|it| size(&it.content)))
        .sum();
    assert!(kept <= ROOM && kept > ROOM / 2, "{kept}");
    let assemblies = inspection.assemblies().count();
    let left_out = inspection.left_out();
    assert_eq!(
        usize::try_from(left_out.assemblies).unwrap(),
        all - assemblies
    );

    // It is said wherever one looks.
    let words = left_out.words().unwrap();
    let insight = format!("{:?}", Insight::of(&inspection));
    assert!(insight.contains(&format!("\"{words}\"")), "{words}");
    let notice = format!(
        "{} more assemblies are not counted or listed",
        left_out.assemblies
    );
    assert!(insight.contains(&notice), "{insight}");
    let report = Report::of(&package, 0, &Findings::default(), &inspection);
    assert_eq!(report.coverage.left_out, left_out);
}

#[test]
fn effects_are_not_sure_without_a_document() {
    let (_, whole) = inspected(&application(), u64::MAX);
    assert_eq!(whole.left_out(), LeftOut::default());
    assert_eq!(whole.packages[0].plan.certainty, Certainty::Derived);
    let (_, nothing) = inspected(&application(), 0);
    let own = &nothing.packages[0];
    let expected = LeftOut {
        documents: u64::try_from(whole.documents().count()).unwrap(),
        assemblies: u64::try_from(whole.assemblies().count()).unwrap(),
    };
    assert_eq!(own.left_out, expected);
    assert_eq!(expected.words().as_deref(), Some("4 documents, 1 assembly"));
    assert_eq!(own.plan.certainty, Certainty::Unknown);
    assert_eq!(LeftOut::default().words(), None);
}
