//! The single file: the whole page in one HTML file, which opens from a disk.
//!
//! Style sheet, glue and scripts stand in it as they are, because its policy names them by their hashes; the engine
//! stands in it packed. For an engine of 2,743,870 bytes gzip and base64 take 1,321,649 bytes, gzip with 85 characters
//! 1,239,046, LZMA and base64 1,023,720. LZMA costs a script of six kilobytes and a quarter of a second of a slow
//! processor. Brotli packs as well, but few browsers let a page unpack it.

mod base64;
mod classic;

use crate::failure::{Failure, OrFail, Outcome};
use crate::page::{self, Files, MANIFEST, NO_HASH, PRELOAD, SCRIPT, STYLE, style_link};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};
use std::io::{self, Write as _};

/// Its name. Its hash lies beside it, under the same name with `.sha256` behind.
pub(crate) const NAME: &str = "dmpkg-inspector.html";

/// The most that it may weigh, in bytes, before the build fails.
pub(super) const BUDGET: usize = 1_200_000;

/// What the single file says where the hosted page has the hash of it.
const ITSELF: &str = r#"<meta name="single-file" content="self">"#;

/// Makes the file: `html` is the page as it ships, `unpack` the text of `web/unpack.js`.
pub(super) fn assemble(html: &str, files: &Files, bin: &str, unpack: &str) -> Outcome<String> {
    let glue = classic::script(text(files, &format!("{bin}.js"))?)?;
    let boot = text(files, "boot.js")?;
    let boot = format!("'use strict';\n{{\n{unpack}\n{boot}}}\n");
    let style = text(files, STYLE)?;
    for part in [&*glue, &*boot, style] {
        refuse_ends(part)?;
    }
    let engine = format!("{bin}_bg.wasm");
    let engine = files.get(&engine).ok_or_else(|| missing(&engine))?;
    let engine = pack(engine).or_fail(|| "the engine cannot be packed".to_owned())?;
    let scripts = format!(
        "<script type=\"application/octet-stream\" id=\"engine\">{}</script>\n\
         <script id=\"glue\">{glue}</script>\n<script>{boot}</script>\n</body>",
        base64::encode(&engine)
    );
    let policy = policy(style, &glue, &boot);
    let mut single = html.to_owned();
    for (before, after) in [
        (SCRIPT, ""),
        (PRELOAD, ""),
        (MANIFEST, ""),
        (NO_HASH, ITSELF),
        (&*style_link(), &*format!("<style>{style}</style>")),
        (page::policy(html)?, &*policy),
        ("</body>", &*scripts),
    ] {
        if single.matches(before).count() != 1 {
            return Err(Failure::new(format!(
                "index.html must have `{before}` once, which the single file has otherwise"
            )));
        }
        single = single.replacen(before, after, 1);
    }
    Ok(single)
}

/// What stands in the file of the hash, as `sha256sum --check` reads it.
pub(super) fn checksum(file: &[u8]) -> String {
    format!("{}  {NAME}\n", hash(file))
}

/// The SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    digits.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Nothing but the scripts and the style of this very file, and no connection from the first moment on.
fn policy(style: &str, glue: &str, boot: &str) -> String {
    let source = |text: &str| format!("'sha256-{}'", base64::encode(&Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src blob: data:; \
         connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'",
        source(glue),
        source(boot),
        source(style)
    )
}

/// An LZMA file. The settings are those that were smallest for the engine.
fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let options = LzmaOptions {
        dict_size: 1 << 22,
        lc: 4,
        lp: 0,
        pb: 0,
        ..LzmaOptions::with_preset(9)
    };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}

/// In an element, a text must not look like the end of it or like the begin of a comment.
fn refuse_ends(text: &str) -> Outcome {
    let lower = text.to_ascii_lowercase();
    let found = ["</script", "</style", "<!--"]
        .into_iter()
        .find(|end| lower.contains(end));
    found.map_or(Ok(()), |end| {
        Err(Failure::new(format!(
            "a script or style sheet of the page has `{end}` in it, so it cannot stand in the single file; \
             write the text in two parts"
        )))
    })
}

fn text<'a>(files: &'a Files, name: &str) -> Outcome<&'a str> {
    let bytes = files.get(name).ok_or_else(|| missing(name))?;
    str::from_utf8(bytes).or_fail(|| format!("{name} is no text"))
}

fn missing(name: &str) -> Failure {
    Failure::new(format!("{name} is missing among the files of the page"))
}

#[cfg(test)]
mod tests;
