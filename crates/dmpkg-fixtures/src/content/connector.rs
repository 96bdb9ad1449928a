//! Connector documents of any length.

use std::fmt::Write;

use super::SMALLEST_PROTOCOL;

/// A `Protocol.xml` of exactly this many lines, most of them parameters, for measuring large documents.
///
/// # Panics
/// When the smallest connector alone has more lines.
#[track_caller]
pub fn connector_with_lines(lines: usize) -> String {
    const PARAM_LINES: usize = 12;
    let (head, tail) = SMALLEST_PROTOCOL
        .split_once("\t</Params>\n")
        .unwrap_or((SMALLEST_PROTOCOL, ""));
    let fixed = head.lines().count() + 1 + tail.lines().count();
    assert!(
        lines >= fixed,
        "the smallest connector has {fixed} lines already"
    );
    let missing = lines - fixed;

    let mut xml = String::with_capacity(lines * 40);
    xml.push_str(head);
    for id in (1000_usize..).take(missing / PARAM_LINES) {
        // Writing into a string does not fail.
        let _ = write!(
            xml,
            "\t\t<Param id=\"{id}\" trending=\"true\">\n\
             \t\t\t<Name>Sensor{id}</Name>\n\
             \t\t\t<Description>Sensor {id}</Description>\n\
             \t\t\t<Type>read</Type>\n\
             \t\t\t<Interprete>\n\
             \t\t\t\t<RawType>numeric text</RawType>\n\
             \t\t\t\t<Type>double</Type>\n\
             \t\t\t\t<LengthType>next param</LengthType>\n\
             \t\t\t</Interprete>\n\
             \t\t\t<Display><RTDisplay>true</RTDisplay></Display>\n\
             \t\t\t<Measurement><Type>number</Type></Measurement>\n\
             \t\t</Param>\n"
        );
    }
    for line in 0..missing % PARAM_LINES {
        let _ = writeln!(xml, "\t\t<!-- filler {line} -->");
    }
    xml.push_str("\t</Params>\n");
    xml.push_str(tail);
    xml
}

#[cfg(test)]
mod tests {
    use super::connector_with_lines;

    #[test]
    fn the_number_of_lines_is_exact() {
        for lines in [200, 201, 211, 5_000] {
            let xml = connector_with_lines(lines);
            assert_eq!(xml.lines().count(), lines);
            assert_eq!(
                xml.matches("<Param ").count(),
                xml.matches("</Param>").count()
            );
            assert!(xml.ends_with("</Protocol>\n"));
        }
    }
}
