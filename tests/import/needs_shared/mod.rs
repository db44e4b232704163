//! Publishers' own files, which lie beside the project.

mod published_files;
mod sample;
mod shuffled;
