//! Drawings.

use super::builder::PackageBuilder;
use crate::content::{DRAWING_PAGE, DRAWING_PAGES};

/// A Visio drawing with a page of linked shapes and a page behind it.
pub fn drawing() -> PackageBuilder {
    PackageBuilder::new()
        .entry("[Content_Types].xml", CONTENT_TYPES)
        .entry("docProps/core.xml", CORE)
        .entry("docProps/app.xml", APP)
        .entry("visio/document.xml", DOCUMENT)
        .entry("visio/masters/masters.xml", MASTERS)
        .entry("visio/pages/pages.xml", DRAWING_PAGES)
        .entry("visio/pages/_rels/pages.xml.rels", RELATIONS)
        .entry("visio/pages/page1.xml", DRAWING_PAGE)
        .entry("visio/pages/page2.xml", BACKGROUND)
}

const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>\n";

const CORE: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">\
    <dc:title>Demo Weather Station</dc:title><dc:creator>Demo Designer</dc:creator>\
    <cp:lastModifiedBy>Demo Builder</cp:lastModifiedBy><dcterms:created>2025-05-20T08:00:00Z</dcterms:created>\
    <dcterms:modified>2025-06-02T08:00:00Z</dcterms:modified></cp:coreProperties>\n";

const APP: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
    <Application>Demo Drawing</Application><Company>Demo Provider</Company></Properties>\n";

const DOCUMENT: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <VisioDocument xmlns=\"http://schemas.microsoft.com/office/visio/2012/main\"/>\n";

const MASTERS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <Masters xmlns=\"http://schemas.microsoft.com/office/visio/2012/main\">\
    <Master ID=\"2\" NameU=\"Station\"/><Master ID=\"3\" NameU=\"Button\"/></Masters>\n";

const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.microsoft.com/visio/2010/relationships/page\" Target=\"page1.xml\"/>\
    <Relationship Id=\"rId2\" Type=\"http://schemas.microsoft.com/visio/2010/relationships/page\" Target=\"page2.xml\"/>\
    </Relationships>\n";

const BACKGROUND: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <PageContents xmlns=\"http://schemas.microsoft.com/office/visio/2012/main\"><Shapes/></PageContents>\n";
