"""What editors build pages from, as readers see it."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from media_library.models import Picture
from site_core.blocks import BodyBlock, BodyField
from site_core.blocks.links import ButtonBlock
from site_core.blocks.video import VideoBlock
from tests.page_factories import found, page, site
from tests.page_pieces import VIDEO, block, document, every_kind, picture
from tests.valid_html import faults


def shown(*blocks):
    """The page with these blocks, all white space made one plain space."""
    site(page("about", body=list(blocks)))
    return " ".join(Client().get("/about-cs/").content.decode().split())


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_section_holds_its_heading_and_what_belongs_below_it():
    content = [block("text", "<p>Začněte jednou školou.</p>")]
    answer = shown(block("section", {"title": "Co si odnést", "content": content}))

    section = answer.split('<section class="cp-prose">')[1].split("</section>")[0]
    assert "Co si odnést</h2>" in section
    assert "Začněte jednou školou." in section


def test_a_quote_says_who_said_it_and_where():
    quote = {"text": "Drží to proces.", "person": "Jana Vzorová", "role": "Brno", "url": "https://example.org/"}
    answer = shown(block("quote", quote))

    assert "<blockquote>" in answer
    assert '<a href="https://example.org/">Jana Vzorová</a>, Brno' in answer


def test_a_question_opens_its_answer_without_a_script():
    answer = shown(block("questions", {"items": [{"question": "Proč?", "answer": "<p>Proto.</p>"}]}))

    item = answer.split('<details class="cp-more">')[1].split("</details>")[0]
    assert item.index("Proč?") < item.index("</summary>") < item.index("Proto.")


def test_steps_are_numbered():
    steps = [{"title": "Najděte člověka", "text": "<p>Ne komisi.</p>"}, {"title": "Slibte termín", "text": ""}]

    assert '<ol class="cp-numbered">' in shown(block("procedure", {"steps": steps}))


def test_a_figure_has_its_unit_its_source_and_its_day():
    figure = {
        "number": "55", "unit": "škol", "title": "se zapojilo", "source": "Brno", "url": "https://example.org/",
        "date": "2025-06-30",
    }  # fmt: skip
    answer = shown(block("figures", {"figures": [figure, {**figure, "unit": ""}]}))

    assert '55 <span class="cp-figures__unit">škol</span>' in answer
    assert '<a href="https://example.org/">Zdroj: Brno</a>' in answer
    assert "stav k 30. 6. 2025" in answer


def test_a_figure_without_a_day_of_its_own_says_when_its_source_was_seen():
    figure = {"number": "55", "title": "škol", "source": "Brno", "url": "https://example.org/", "seen": "2025-06-30"}
    answer = shown(block("figures", {"figures": [figure, figure]}))

    assert "viděno 30. 6. 2025" in answer.replace("\xa0", " ")
    assert "stav k" not in answer


def test_a_picture_has_its_words_and_sizes_for_small_screens():
    answer = shown(block("image", picture()))

    assert 'alt="Žáci u urny"' in answer
    assert "480w" in answer
    assert "Brno, 2025" in answer


def test_a_picture_without_words_is_refused_until_it_is_called_decoration():
    value = BodyBlock().to_python([block("image", picture(alt=""))])
    with pytest.raises(ValidationError):
        BodyBlock().clean(value)


def test_a_file_says_its_format_and_size():
    answer = shown(block("files", {"files": [{"document": document().pk, "title": "Snímky", "text": "Co zaznělo"}]}))

    assert "Snímky (PDF, 1,2 MB)" in answer


def test_a_file_is_asked_for_a_name_that_goes_to_the_translator():
    value = BodyBlock().to_python([block("files", {"files": [{"document": document().pk, "title": "", "text": ""}]})])
    with pytest.raises(ValidationError):
        BodyBlock().clean(value)


def test_a_file_that_was_saved_without_a_name_is_called_as_the_file_and_not_by_a_title_in_one_language():
    answer = shown(block("files", {"files": [{"document": document().pk, "title": "", "text": ""}]}))

    assert "prezentace.pdf (PDF, 1,2 MB)" in answer
    assert "Prezentace" not in answer


def test_a_file_that_somebody_deleted_is_left_out():
    gone = document()
    kept = block("files", {"files": [{"document": gone.pk, "title": "", "text": ""}]})
    gone.delete()

    assert "Prezentace" not in shown(kept)


def test_a_person_without_a_photo_has_initials():
    answer = shown(block("people", {"title": "Kdo mluvil", "people": [{"name": "Jana Marie Vzorová", "role": "Brno"}]}))

    assert 'aria-hidden="true">JV</span>' in answer


def test_a_partner_has_a_logo_that_says_nothing_twice():
    logo = Picture.objects.create(title="logo", file=get_test_image_file("logo.png"))
    answer = shown(block("partners", {"title": "", "partners": [{"name": "People Powered", "logo": logo.pk}]}))

    assert 'alt=""' in answer.split("cp-partner__logo")[0].rsplit("<img", 1)[1] + answer.split("cp-partner__logo")[1]
    assert "People Powered" in answer


def related(*pages):
    return block("related", {"title": "Dál", "pages": [each.pk for each in pages]})


def test_related_pages_are_shown_in_the_language_of_the_reader():
    site(page("method"))
    site(page("method"), page("about", body=[related(found("method"))]))

    assert '<a href="/en/method-en/">method en</a>' in compact(Client().get("/en/about-en/"))
    assert '<a href="/method-cs/">method cs</a>' in compact(Client().get("/about-cs/"))


def test_a_related_page_without_a_translation_says_its_language():
    site(page("method"))
    czech = found("method")
    found("method", "en").unpublish()
    site(page("method"), page("about", body=[related(czech)]))

    assert '<a href="/method-cs/" lang="cs" hreflang="cs">method cs</a>' in compact(Client().get("/en/about-en/"))


def test_a_related_page_that_is_not_public_is_left_out():
    site(page("method"))
    hidden = found("method")
    hidden.unpublish()
    found("method", "en").unpublish()
    site(page("method"), page("about", body=[related(hidden)]))

    html = compact(Client().get("/about-cs/"))
    assert "method cs" not in html
    assert "Dál" not in html, "a heading above nothing"


def compact(answer):
    return " ".join(answer.content.decode().split()).replace(" >", ">")


def test_a_button_leads_to_one_place():
    site(page("method"))
    target = found("method")

    for value in ({"text": "Dál", "page": None, "url": ""}, {"text": "Dál", "page": target, "url": "https://a.cz/"}):
        with pytest.raises(ValidationError):
            ButtonBlock().clean(ButtonBlock().normalize(value))
    good = ButtonBlock().clean(ButtonBlock().normalize({"text": "Dál", "page": target, "url": ""}))
    assert good["page"].pk == target.pk


def test_a_video_asks_first_and_can_be_read_and_opened_without_a_script():
    answer = shown(block("video", VIDEO))

    assert "Bez kliknutí nic neposíláme." in answer
    assert "<iframe" not in answer
    assert 'src="https://' not in answer
    assert '<a href="https://www.youtube.com/watch?v=aaaaaaaaaaa" rel="noopener">Otevřít na YouTube</a>' in answer
    assert "Dobrý den." in answer
    assert "Google" in answer


def test_the_same_video_twice_on_a_page_has_two_transcripts_each_with_its_own_address():
    answer = shown(*(block("video", VIDEO) for _ in range(3)))

    places = re.findall(r'id="(transcript-[^"]+)"', answer)
    assert places == ["transcript-aaaaaaaaaaa", "transcript-aaaaaaaaaaa-2", "transcript-aaaaaaaaaaa-3"]
    assert re.findall(r'href="#(transcript-[^"]+)"', answer) == places


def test_a_video_from_elsewhere_is_refused_with_the_way_out():
    value = VideoBlock().normalize({**VIDEO, "url": "https://example.org/video.mp4"})
    with pytest.raises(ValidationError) as refused:
        VideoBlock().clean(value)

    with translation.override("en"):
        [fault] = refused.value.block_errors["url"].messages
    assert "YouTube or Vimeo" in fault


def test_an_address_that_is_no_video_any_more_shows_nothing():
    assert "Rozpočet na škole" not in shown(block("video", {**VIDEO, "url": "https://example.org/"}))


def test_a_new_block_asks_for_no_migration():
    _name, path, arguments, options = BodyField(blank=True).deconstruct()

    assert path == "site_core.blocks.body.BodyField"
    assert arguments == []
    assert options == {"blank": True}


def test_a_page_with_every_kind_of_block_twice_is_valid_html():
    site(page("method"))
    body = [each for _ in range(2) for each in (every_kind(), *previews())]

    site(page("method"), page("about", body=body))

    html = Client().get("/about-cs/").content.decode()
    assert faults(html) == []
    assert html.count("<video") + html.count('class="cp-video"') >= 2


def previews():
    """Each block as the editor's list of blocks shows it."""
    with translation.override("cs"):
        values = {
            name: child.get_prep_value(child.get_preview_value()) for name, child in BodyBlock().child_blocks.items()
        }
        return [block(name, json.loads(json.dumps(value, cls=DjangoJSONEncoder))) for name, value in values.items()]
