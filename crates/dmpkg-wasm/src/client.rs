//! The page's side: one client talks to one worker.
