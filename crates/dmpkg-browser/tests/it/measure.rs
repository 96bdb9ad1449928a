//! Memory and frames.

use std::time::Duration;

use crate::{SOON, show};

const MEBIBYTE: u64 = 1 << 20;

#[test]
fn measures_memory_of_the_right_process() {
    let (page, browser) = show("");
    let other = browser.page().unwrap();
    let before = page.metrics().unwrap();
    assert_ne!(before.process, browser.process_id());
    assert_ne!(before.process, other.metrics().unwrap().process);
    assert!(
        before.heap_used > 0 && before.heap_used <= before.heap_total,
        "{before:?}"
    );
    page.evaluate("void (window.kept = new Uint8Array(200 * 2 ** 20).fill(1))")
        .unwrap();
    let during = page.metrics().unwrap();
    assert!(
        during.buffers >= before.buffers + 200 * MEBIBYTE,
        "{before:?} {during:?}"
    );
    page.evaluate("void (window.kept = null)").unwrap();
    page.collect_garbage().unwrap();
    if let (Some(before), Some(resident), Some(peak)) =
        (before.resident, during.resident, during.peak_resident)
    {
        assert!(resident >= before + 190 * MEBIBYTE, "{before} {resident}");
        assert!(peak >= resident, "{peak} {resident}");
        page.reset_peak().unwrap();
        let after = page.metrics().unwrap().peak_resident.unwrap();
        assert!(after <= peak - 150 * MEBIBYTE, "{after} {peak}");
    }
}

#[test]
fn sees_the_linear_memory_of_a_worker() {
    let (page, _browser) =
        show("<script>window.worker = new Worker(URL.createObjectURL(new Blob(['1'])))</script>");
    let before = page.worker_metrics(0).unwrap();
    page.evaluate_in_worker(
        0,
        "self.memory = new WebAssembly.Memory({ initial: 1600 }); 1",
    )
    .unwrap();
    page.evaluate_in_worker(0, "new Uint8Array(memory.buffer).fill(1); 1")
        .unwrap();
    let after = page.worker_metrics(0).unwrap();
    assert_eq!(after.process, page.metrics().unwrap().process);
    if let (Some(before), Some(after)) = (before.resident, after.resident) {
        assert!(after >= before + 95 * MEBIBYTE, "{before} {after}");
    }
}

#[test]
fn sees_a_blocked_page_thread_between_frames() {
    let (page, _browser) = show("");
    assert!(
        page.take_frames()
            .unwrap_err()
            .to_string()
            .contains("call record_frames first")
    );
    page.record_frames().unwrap();
    page.evaluate("new Promise(done => setTimeout(done, 300))")
        .unwrap();
    let quiet = page.take_frames().unwrap();
    assert!(quiet.gaps.len() >= 5, "{quiet:?}");
    page.record_frames().unwrap();
    let block = "new Promise(done => setTimeout(() => { const end = performance.now() + 250; while (performance.now() < end); setTimeout(done, 100); }, 100))";
    page.evaluate(block).unwrap();
    let blocked = page.take_frames().unwrap();
    assert!(
        blocked.longest() >= Duration::from_millis(250),
        "{blocked:?}"
    );
    assert!(blocked.over(Duration::from_millis(200)) >= 1, "{blocked:?}");
    page.wait("!('__frameGaps' in window)", SOON).unwrap();
}
