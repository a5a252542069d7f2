#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lscb_audit_fuzz::targets::audit(data));
