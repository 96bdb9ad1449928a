//! What of glue and style sheets only people read, left out of what is sent.
//!
//! wasm-bindgen names each import by what it is and by a number of sixteen digits, which stands in
//! the glue and in the module and does not compress. Both get a short name instead.

/// What an import gets for a name; the digits are its place among all.
const SHORT: &str = "import";

/// The new names of `imports`, in their order.
pub(super) fn names<'a>(imports: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let names = imports.enumerate();
    names
        .map(|(place, name)| (name.to_owned(), format!("{SHORT}{place}")))
        .collect()
}

/// The glue with these names, without its indentation and the lines that only comment.
pub(super) fn glue(text: &str, names: &[(String, String)]) -> String {
    let lines = lines(text).filter(|line| !line.starts_with("//"));
    let renamed = lines.map(|line| renamed(line, names) + "\n");
    renamed.collect()
}

/// A style sheet without its indentation and the lines that only comment.
pub(super) fn style(text: &str) -> String {
    lines(text).flat_map(|line| [line, "\n"]).collect()
}

/// The lines without the space around them, but for empty ones and those of comments.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut is_comment = false;
    text.lines().map(str::trim).filter(move |line| {
        is_comment |= line.starts_with("/*");
        let is_shown = !is_comment && !line.is_empty();
        is_comment &= !line.ends_with("*/");
        is_shown
    })
}

/// An import stands at the beginning of a line, as the key of its function.
fn renamed(line: &str, names: &[(String, String)]) -> String {
    let known = line.split_once(':').and_then(|(key, function)| {
        let (_, short) = names.iter().find(|(long, _)| long == key)?;
        Some(format!("{short}:{function}"))
    });
    known.unwrap_or_else(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{glue, names, style};

    #[test]
    fn names_are_short_and_comments_are_gone() {
        let names = names(["__wbg_log_0123456789abcdef", "__wbg_now_0"].into_iter());
        let text = "\
/**
 * Says something.
 */
function get() {
    return {
        // A cast.
        __wbg_log_0123456789abcdef: function(arg0) {
            console.log(\"__wbg_now_0: // not a comment\");
        },
        __wbg_now_0: function() { return Date.now(); }, /* now */
        __wbg_other: null,
    };
}
";
        let short = "\
function get() {
return {
import0: function(arg0) {
console.log(\"__wbg_now_0: // not a comment\");
},
import1: function() { return Date.now(); }, /* now */
__wbg_other: null,
};
}
";
        assert_eq!(glue(text, &names), short);
    }
    #[test]
    fn styles_keep_their_rules_alone() {
        let text = "/* Two\n   lines. */\n.a {\n  /* Why. */\n  color: red;\n\n  margin: 0; /* why */\n}\n";
        assert_eq!(style(text), ".a {\ncolor: red;\nmargin: 0; /* why */\n}\n");
    }
}
