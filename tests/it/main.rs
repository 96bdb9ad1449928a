//! The whole of the project, from outside: every fixture, real packages, broken ones, the command, the page.

mod cli;
mod corpus;
mod goldens;
