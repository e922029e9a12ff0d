"""Which addresses are videos, and what becomes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.video_address import PROVIDERS, VIMEO, YOUTUBE, UnknownVideo, Video, read_video

YOUTUBE_KEYS = st.text(alphabet="abcXYZ019_-", min_size=11, max_size=11)
VIMEO_KEYS = st.integers(1, 10**11).map(str)
YOUTUBE_ADDRESSES = (
    "https://www.youtube.com/watch?v={}&t=12s",
    "https://youtu.be/{}?si=abc",
    "https://m.youtube.com/shorts/{}",
    "https://www.youtube.com/live/{}?feature=share",
    "https://www.youtube-nocookie.com/embed/{}",
    "  http://youtube.com/watch?list=x&v={}  ",
)


@given(YOUTUBE_KEYS, st.sampled_from(YOUTUBE_ADDRESSES))
def test_whatever_address_of_youtube_people_copy_gives_the_video(key, address):
    assert read_video(address.format(key)) == Video(YOUTUBE, key)


@given(VIMEO_KEYS)
def test_whatever_address_of_vimeo_people_copy_gives_the_video(key):
    assert read_video(f"https://vimeo.com/{key}") == read_video(f"https://player.vimeo.com/video/{key}")
    assert read_video(f"https://vimeo.com/{key}/0a1b2c3d") == Video(VIMEO, key, "0a1b2c3d")
    assert read_video(f"https://player.vimeo.com/video/{key}?h=0a1b2c3d") == Video(VIMEO, key, "0a1b2c3d")


@given(st.one_of(YOUTUBE_KEYS.map(lambda key: Video(YOUTUBE, key)), VIMEO_KEYS.map(lambda key: Video(VIMEO, key))))
def test_the_page_and_the_player_of_a_video_lead_back_to_it(video):
    assert read_video(video.watch_url) == read_video(video.frame_url) == video


@given(st.text(), st.sampled_from(PROVIDERS))
def test_nothing_that_is_pasted_leaves_the_hosts_of_the_providers(text, provider):
    for address in (text, f"https://{text}", *(f"https://{host}/{text}" for host in sorted(provider.hosts))):
        try:
            video = read_video(address)
        except UnknownVideo:
            continue
        assert video.frame_url.startswith(f"{video.provider.frame}/")
        assert not set(video.frame_url) & set("\"'<> \\")


@pytest.mark.parametrize("address", [
    "",
    "https://example.org/watch?v=aaaaaaaaaaa",
    "https://www.youtube.com.example.org/watch?v=aaaaaaaaaaa",
    "https://www.youtube.com@example.org/watch?v=aaaaaaaaaaa",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/@channel",
    "https://vimeo.com/channels/staffpicks",
    "javascript://www.youtube.com/watch?v=aaaaaaaaaaa",
    "ftp://youtu.be/aaaaaaaaaaa",
    "https://[youtube.com/watch?v=aaaaaaaaaaa",
])  # fmt: skip
def test_anything_else_is_refused(address):
    with pytest.raises(UnknownVideo):
        read_video(address)
