//! The program: hands its arguments to the library and ends with the exit code that comes back.

fn main() {}
