//! What is read of archives that are built in code.
