//! The bytes of the builder, checked against an independent reader and against the specification.
