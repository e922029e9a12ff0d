"""The guards of these tests themselves: each of them notices what it is there for."""

from tests.e2e.accessibility import too_wide, violations
from tests.e2e.reader import Reader

BROKEN = """<!doctype html><html lang="cs"><title>Broken</title><main><h1>Broken</h1>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><a href="#" style="font-size:9px">a</a><a href="#">b</a>
<p style="color:#999;background:#aaa">pale</p><div style="width:900px">wide</div></main></html>"""


def test_axe_and_the_width_check_notice_a_broken_page(browser, site):
    broken = Reader(browser, site, width=320)
    broken.page.set_content(BROKEN)
    rules = {line.split()[0] for line in violations(broken.page)}
    assert {"image-alt", "color-contrast", "target-size"} <= rules
    assert too_wide(broken.page)[0] == "908 px of content in 320 px"
    broken.context.close()


def test_a_reader_notices_cookies_other_hosts_and_errors(browser, site):
    broken = Reader(browser, site)
    broken.home()
    broken.page.evaluate("document.cookie = 'seen=1'")
    broken.page.evaluate("fetch('http://127.0.0.2:9/').catch(() => 0)")
    broken.page.evaluate("document.head.appendChild(document.createElement('style')).textContent = 'p {}'")
    broken.page.evaluate("fetch('/no-such-file.js')")
    broken.page.wait_for_load_state("networkidle")
    assert [cookie["name"] for cookie in broken.context.cookies()] == ["seen"]
    assert any("style-src" in fault for fault in broken.faults)
    assert f"404 {site}/no-such-file.js" in broken.faults
    broken.context.close()
