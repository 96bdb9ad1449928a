//! The bytes of the builder, checked against the specification and against an independent reader.

mod bytes;
mod defects;
mod reader;
